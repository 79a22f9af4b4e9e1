import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

// The command line as a process of its own, on the system's own keychain: it meets the window only in what both find there.

export interface Ended {
  readonly exitCode: number | null
  readonly out: string
  readonly err: string
}

export interface CliProgram extends Disposable {
  /** Starts it; nothing is written to it yet. */
  start(args: readonly string[], home: string, env?: NodeJS.ProcessEnv): ChildProcessWithoutNullStreams
  /** Starts it and waits for its end. Each piece of standard input is written once the one before was taken. */
  run(
    args: readonly string[],
    home: string,
    pieces?: readonly string[],
    env?: NodeJS.ProcessEnv,
  ): Promise<Ended>
}

/** Builds it as a release does, into a folder where it finds its packages. */
export async function buildCli(): Promise<CliProgram> {
  const root = join(import.meta.dirname, '../..')
  const cache = join(root, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'oversikt-cli-'))
  const source = (file: string): string => join(root, 'src/main', file)
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: folder,
      target: 'node24',
      rolldownOptions: {
        input: {
          cli: source('cli.ts'),
          reader: source('queries/reader.ts'),
          importer: source('files/import-thread/import-thread.ts'),
          copier: source('store/copy-thread.ts'),
          stretcher: source('lock/stretch-thread.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
    ssr: { noExternal: true, external: ['better-sqlite3', 'keytar'] },
  })
  const start: CliProgram['start'] = (args, home, env = {}) =>
    spawn(process.execPath, [join(folder, 'cli.js'), ...args], {
      env: { ...process.env, ...env, OVERSIKT_HOME: home },
    })
  return {
    start,
    run: async (args, home, pieces = [], env = {}) => {
      const child = start(args, home, env)
      const ended = endOf(child)
      for (const piece of pieces)
        await new Promise<void>((resolve) => child.stdin.write(piece, () => resolve()))
      child.stdin.end()
      return await ended
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** What it said, and how it ended. */
export async function endOf(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let [out, err] = ['', '']
  child.stdout.on('data', (text: Buffer) => (out += text.toString()))
  child.stderr.on('data', (text: Buffer) => (err += text.toString()))
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { exitCode, out, err }
}
