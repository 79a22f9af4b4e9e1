// The entry: finds the app, runs its main bundle, then becomes ready.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, becomeReady } from './api/app.ts'
import { keptCommandLine } from './arguments.ts'
import { describeApp } from './api/app-info.ts'
import { mark } from './timing.ts'

/** The main file of an app folder, or the folder of a main file. */
function locate(given: string): { readonly root: string; readonly file: string } {
  const path = resolve(given)
  if (statSync(path).isDirectory()) {
    const { main = 'index.js' } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
    return { root: path, file: resolve(path, main) }
  }
  let root = dirname(path)
  while (!existsSync(join(root, 'package.json')) && dirname(root) !== root) root = dirname(root)
  return { root, file: path }
}

const line = keptCommandLine()
const { root, file } = locate(line.app)
for (const [name, value] of line.switches) app.commandLine.appendSwitch(name, value)
process.argv.splice(0, Infinity, process.execPath, line.app, ...line.rest)
describeApp(root)
mark('host loaded')
try {
  await import(pathToFileURL(file).href)
} catch (error) {
  console.error('App threw an error during load\n', error)
  process.exit(1)
}
mark('main loaded')
becomeReady()
