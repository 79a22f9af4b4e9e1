// @ts-check
// npm run sandbox: the invented bank on loopback, for the app, the command line or a browser to talk to.
import { buildIfStale } from './build.mjs'
import { command, run, sayErr } from './command.mjs'
import { childEnvironment, projectRoot } from './paths.mjs'
import { setUp } from './setup.mjs'

await command(async () => {
  const { node } = await setUp('code', sayErr)
  buildIfStale(projectRoot, sayErr)
  return run(node, ['out/main/sandbox.js', ...process.argv.slice(2)], {
    cwd: projectRoot,
    env: childEnvironment(projectRoot, process.env),
    stdio: 'inherit',
  })
})
