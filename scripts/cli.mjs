// @ts-check
// npm run --silent cli -- <arguments>: the core without a window. Standard output is the command's own; set-up talks on
// standard error. `node scripts/cli.mjs <arguments>` is the same without npm.
import { buildIfStale } from './build.mjs'
import { command, run, sayErr, withKeychain } from './command.mjs'
import { childEnvironment, projectRoot } from './paths.mjs'
import { setUp } from './setup.mjs'

await command(async () => {
  const { node } = await setUp('headless', sayErr)
  buildIfStale(projectRoot, sayErr)
  return withKeychain(sayErr, (env) =>
    run(node, ['out/main/cli.js', ...process.argv.slice(2)], {
      cwd: projectRoot,
      env: { ...childEnvironment(projectRoot, process.env), ...env },
      stdio: 'inherit',
    }),
  )
})
