import { fork, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import type { Load } from './stalls.ts'

const root = join(import.meta.dirname, '../../..')
const here = (file: string) => join(import.meta.dirname, file)

/** What `bank-process.ts` says: where it is, and the client it knows. */
interface Bank {
  readonly endpoints: Readonly<Record<string, string>>
  readonly clientId: string
  readonly clientSecret: string
}

/** What `sync-process.ts` reports. */
export interface SyncReport {
  readonly rows: number
  /** Calls of the bank that the first sync made, renewed tokens included. */
  readonly calls: number
  readonly idle: Load
  readonly first: Load
  readonly again: Load
  readonly csv: Load
}

/** The app's own code built as the app is: the migrations are only found by the bundler. */
export interface Bundle extends Disposable {
  readonly sync: string
  readonly reader: string
}

export async function bundle(): Promise<Bundle> {
  // Inside node_modules, so that it finds the two native modules as the packaged app does.
  const cache = join(root, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const outDir = mkdtempSync(join(cache, 'oversikt-bench-'))
  const input = {
    sync: here('sync-process.ts'),
    reader: join(root, 'src/main/queries/reader.ts'),
    copier: join(root, 'src/main/store/copy-thread.ts'),
    stretcher: join(root, 'src/main/lock/stretch-thread.ts'),
  }
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: { input, output: { format: 'es', entryFileNames: '[name].js' } },
    },
    ssr: { noExternal: true, external: ['better-sqlite3', 'keytar'] },
  })
  return {
    sync: join(outDir, 'sync.js'),
    reader: join(outDir, 'reader.js'),
    [Symbol.dispose]: () => rmSync(outDir, { recursive: true, force: true }),
  }
}

/** Starts a program and waits for the first thing it says. */
async function start<T>(
  file: string,
  args: readonly string[],
): Promise<{ readonly child: ChildProcess; readonly said: T }> {
  const child = fork(file, args, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const said = await new Promise<T>((resolve, reject) => {
    child.once('message', (message) => resolve(message as T))
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code} and said nothing`)))
  })
  return { child, said }
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  if (child.exitCode !== null) return
  if (child.connected) child.disconnect()
  await ended
}

/** A household of about so many rows, connected and synced into the new profile folder `home`, in three processes. */
export async function syncInto(
  home: string,
  { rows, years }: { readonly rows: number; readonly years: number },
  { sync, reader }: Bundle,
): Promise<SyncReport> {
  const bank = await start<Bank>(here('bank-process.ts'), [String(rows), String(years)])
  try {
    const { endpoints, clientId, clientSecret } = bank.said
    const endpointsJson = JSON.stringify({ sparebank1: endpoints })
    const run = await start<SyncReport>(sync, [home, reader, endpointsJson, clientId, clientSecret])
    await end(run.child)
    return run.said
  } finally {
    await end(bank.child)
  }
}

/** The rows of that store once more, as plainly as it can be done. */
export async function insertBarely(storeFile: string, keyHex: string, bareFile: string) {
  const run = await start<{ readonly tookMs: number; readonly cpuMs: number }>(
    here('bare-insert-process.ts'),
    [storeFile, keyHex, bareFile],
  )
  await end(run.child)
  return run.said
}
