import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import { expect } from 'vitest'
import type { Order } from './order.ts'
import { threadsIn, type Threads } from './person.ts'

const root = join(import.meta.dirname, '../../..')
const source = (file: string): string => join(root, 'src/main', file)

export interface Bundle extends Disposable {
  readonly folder: string
  readonly threads: Threads
}

/** The app's own code built as the app is, once for all the processes of a test file. */
export async function bundle(): Promise<Bundle> {
  // Inside node_modules, so that it finds the two native modules as the packaged app does.
  const cache = join(root, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'oversikt-kill-'))
  const input = {
    child: join(import.meta.dirname, 'child.ts'),
    reader: source('queries/reader.ts'),
    importer: source('files/import-thread/import-thread.ts'),
    copier: source('store/copy-thread.ts'),
    stretcher: source('lock/stretch-thread.ts'),
  }
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: { input, output: { format: 'es', entryFileNames: '[name].js' } },
    },
    ssr: { noExternal: true, external: ['better-sqlite3', 'keytar'] },
  })
  const threads = threadsIn(folder)
  return { folder, threads, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

export interface Ended {
  readonly isKilled: boolean
  /** From its first word to its last; ms. */
  readonly tookMs: number
  /** Of one that came to its end. */
  readonly steps: number
}

/**
 * Runs a job in a process of its own and waits for its end. `killAfterMs` counts from its first word.
 * @throws Error with what the process complained of, when it ended by itself and not well.
 */
export async function inProcess(
  { folder }: Bundle,
  order: Order,
  killAfterMs: number | null,
): Promise<Ended> {
  const child = spawn(process.execPath, [join(folder, 'child.js'), JSON.stringify(order)], {
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
  })
  let complaint = ''
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()))
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('close', (_code, signal) => resolve(signal)),
  )
  let begunAt = 0
  let tookMs = 0
  let steps: number | null = null
  let timer: NodeJS.Timeout | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    const [word, count] = line.split(' ')
    if (word === 'begin') {
      begunAt = performance.now()
      if (killAfterMs !== null) timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs)
    } else if (word === 'done') {
      tookMs = performance.now() - begunAt
      steps = Number(count)
    }
  }
  clearTimeout(timer)
  const signal = await ended
  if (signal !== 'SIGKILL' && steps === null)
    throw new Error(`the process failed: ${complaint.slice(0, 2000)}`)
  expect(complaint).toBe('')
  return { isKilled: signal === 'SIGKILL', tookMs, steps: steps ?? 0 }
}
