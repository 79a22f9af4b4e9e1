// Loaded before everything else, Playwright's own loader included.
import { enableCompileCache, registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { keepArguments } from './arguments.ts'

// The host's sources are TypeScript: compiled once a machine, they load in a tenth of the time.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/oversikt/host'))

// Playwright's loader shortens process.argv before the entry file can read it.
keepArguments(process.argv.slice(2))

const standIn = pathToFileURL(join(import.meta.dirname, 'api/electron.ts')).href
const names = new Set(['electron', 'electron/main', 'electron/common'])

registerHooks({
  resolve: (specifier, context, next) =>
    names.has(specifier)
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
})
