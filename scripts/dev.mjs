// @ts-check
// npm run dev: the app with hot reload.
import { command, run, sayOut, withKeychain } from './command.mjs'
import { childEnvironment, commandFile, projectRoot } from './paths.mjs'
import { runtimeLine } from './runtime.mjs'
import { setUp } from './setup.mjs'

await command(async () => {
  const { node, runtime } = await setUp('window', sayOut)
  if (runtime === null) throw new Error('no runtime was chosen')
  sayOut(runtimeLine(runtime))
  const args = [commandFile(projectRoot, 'electron-vite'), 'dev', ...process.argv.slice(2)]
  return withKeychain(sayOut, (env) =>
    run(node, args, {
      cwd: projectRoot,
      env: { ...childEnvironment(projectRoot, process.env), ...runtime.env, ...env },
      stdio: 'inherit',
    }),
  )
})
