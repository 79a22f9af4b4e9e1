import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { launchPlan } from '../../../scripts/launch-plan.mjs'
import { projectRoot } from '../../../scripts/paths.mjs'
import { presentRuntime } from '../../../scripts/runtime.mjs'
import { watchPage, type PageTimes } from './page-watch.ts'

/** One start; all in ms since the process was asked for. */
export interface Start {
  /** Main's first line: the runtime is up. */
  readonly main: number
  /** The window began to load the page. */
  readonly navigated: number
  readonly firstPaint: number
  /** The number, or the heading of an empty profile, is on screen. */
  readonly shown: number
  readonly scriptBytes: number
  /** Resident memory of main afterwards, in bytes; null where the system does not tell. */
  readonly mainRss: number | null
}

const closeWithinMs = 15_000

/** Opens the built app on a profile folder, waits for what it shows first, and closes it. */
export async function startOnce(
  home: string,
  endpointsFile: string,
  subject: 'amount' | 'heading',
): Promise<Start> {
  const runtime = presentRuntime(projectRoot, process.env)
  const plan = launchPlan(runtime, { isRoot: process.getuid?.() === 0, hasDisplay: true, args: [] })
  const env = {
    ...process.env,
    ...runtime.env,
    OVERSIKT_HOME: home,
    OVERSIKT_ENDPOINTS: endpointsFile,
    ELECTRON_HOST_HEADLESS: '1',
    LANGUAGE: 'en_GB',
  }
  const askedAt = Date.now()
  const child = spawn(plan.file, ['--remote-debugging-port=0', ...plan.args], {
    cwd: projectRoot,
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  try {
    const times = await watchPage(await devToolsOf(child), subject)
    return { ...since(askedAt, times), main: mainStart(home, askedAt), mainRss: residentBytes(child.pid) }
  } finally {
    await close(child)
  }
}

function since(askedAt: number, { navigated, firstPaint, shown, scriptBytes }: PageTimes) {
  return {
    navigated: navigated - askedAt,
    firstPaint: firstPaint - askedAt,
    shown: shown - askedAt,
    scriptBytes,
  }
}

/** Chromium and Electron say where they listen for DevTools in the same words. */
async function devToolsOf(child: ChildProcess): Promise<string> {
  if (child.stderr === null) throw new Error('the app has no standard error')
  const said: string[] = []
  for await (const line of createInterface({ input: child.stderr })) {
    const address = /^DevTools listening on (ws:.*)$/.exec(line)?.[1]
    if (address !== undefined) {
      child.stderr.resume()
      return address
    }
    said.push(line)
  }
  throw new Error(`the app ended before it opened a window: ${said.join('\n')}`)
}

/** From the log of this start: its last `app-start`. */
function mainStart(home: string, askedAt: number): number {
  const lines = readFileSync(join(home, 'logs', 'oversikt.jsonl'), 'utf8')
    .trim()
    .split('\n')
  const last = lines
    .map((line) => JSON.parse(line) as { time: string; event: string })
    .findLast(({ event }) => event === 'app-start')
  return last === undefined ? Number.NaN : Date.parse(last.time) - askedAt
}

function residentBytes(pid: number | undefined): number | null {
  const file = `/proc/${pid}/status`
  if (pid === undefined || !existsSync(file)) return null
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8'))?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) * 1024
}

/** As a shutting-down system asks it to; by force when it does not listen. */
async function close(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const { pid } = child
  child.kill('SIGTERM')
  const timer = setTimeout(() => process.kill(-pid, 'SIGKILL'), closeWithinMs)
  await ended
  clearTimeout(timer)
}
