// @ts-check
// npm start: everything the app needs, then the app. Further arguments are passed on to it.
import { buildIfStale } from './build.mjs'
import { command, run, sayOut, withKeychain } from './command.mjs'
import { childEnvironment, projectRoot } from './paths.mjs'
import { runtimeLine } from './runtime.mjs'
import { launchPlan } from './launch-plan.mjs'
import { hasDisplay, setUp } from './setup.mjs'

await command(async () => {
  const { runtime } = await setUp('window', sayOut)
  if (runtime === null) throw new Error('no runtime was chosen')
  buildIfStale(projectRoot, sayOut)
  sayOut(runtimeLine(runtime))
  if (!hasDisplay(process.env)) sayOut('No display: the window is headless, nothing will be seen.')
  const isRoot = process.getuid?.() === 0
  const plan = launchPlan(runtime, {
    isRoot,
    hasDisplay: hasDisplay(process.env),
    args: process.argv.slice(2),
  })
  return withKeychain(sayOut, (env) =>
    run(plan.file, plan.args, {
      cwd: projectRoot,
      env: { ...childEnvironment(projectRoot, process.env), ...runtime.env, ...env },
      stdio: 'inherit',
    }),
  )
})
