// @ts-check
// npm run --silent cli -- <arguments>: the core without a window. Standard output is the command's own; set-up talks on
// standard error. `node scripts/cli.mjs <arguments>` is the same without npm.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildIfStale } from './build.mjs'
import { command, run, sayErr, withKeychain } from './command.mjs'
import { childEnvironment, projectRoot } from './paths.mjs'
import { setUp } from './setup.mjs'

/** Where the person stands: npm moves to the project first, and a file to export belongs where it was asked for. */
function workingFolder() {
  const calledFrom = process.env['npm_lifecycle_event'] === 'cli' ? process.env['INIT_CWD'] : undefined
  return calledFrom !== undefined && existsSync(calledFrom) ? calledFrom : process.cwd()
}

await command(async () => {
  const args = process.argv.slice(2)
  const { node } = await setUp('code', sayErr)
  buildIfStale(projectRoot, sayErr)
  const built = join(projectRoot, 'out', 'main')
  /** @param {NodeJS.ProcessEnv} env */
  const program = (env) =>
    run(node, [join(built, 'cli.js'), ...args], {
      cwd: workingFolder(),
      env: { ...childEnvironment(projectRoot, process.env), ...env },
      stdio: 'inherit',
    })
  const { needsKeychain } = await import(pathToFileURL(join(built, 'needs-keychain.js')).href)
  if (!needsKeychain(args)) return program({})
  await setUp('headless', sayErr)
  return withKeychain(sayErr, program)
})
