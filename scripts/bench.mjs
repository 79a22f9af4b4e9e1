// @ts-check
// npm run bench [name]: measures and prints; nothing here can fail by being slow.
import { buildIfStale } from './build.mjs'
import { command, run, sayOut } from './command.mjs'
import { commandFile, projectRoot } from './paths.mjs'
import { runtimeLine } from './runtime.mjs'
import { setUp } from './setup.mjs'
import { inThrowAwayHome } from './suites.mjs'

await command(async () => {
  const { node, runtime } = await setUp('tests', sayOut)
  if (runtime === null) throw new Error('no runtime was chosen')
  buildIfStale(projectRoot, sayOut)
  sayOut(runtimeLine(runtime))
  const args = [
    commandFile(projectRoot, 'vitest'),
    'run',
    '--config',
    'vitest.bench.config.ts',
    ...process.argv.slice(2),
  ]
  return inThrowAwayHome((env) =>
    run(node, args, { cwd: projectRoot, env: { ...env, ...runtime.env }, stdio: 'inherit' }),
  )
})
