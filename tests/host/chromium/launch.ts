import { spawn, type ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { findChromium } from '../../../scripts/browser.mjs'
import { mark } from '../timing.ts'
import { connectCdp, type CdpConnection } from './cdp.ts'
import { chromiumArguments } from './flags.ts'

/** A running Chromium without a window. */
export interface Chromium {
  readonly connection: CdpConnection
  readonly child: ChildProcess
  /** Opens a window of its own through a second start, which hands it to this one. Only where there is a display. */
  openAppWindow(args: readonly string[]): void
}

/** Chromium's exit code when its profile is still in use, by an instance that is about to close. */
const profileInUse = 21
const longestHandOverMs = 5_000

const isVerbose = process.env['ELECTRON_HOST_DEBUG'] === '1'

/**
 * Starts Chromium. It ends by itself when this process does, because then its pipe breaks.
 * @throws Error when there is no Chromium, or it does not start
 */
export async function launchChromium(
  userDataDir: string,
  switches: ReadonlyMap<string, string>,
): Promise<Chromium> {
  const executable = findChromium()
  if (executable === null) throw new Error('No Chromium was found: install chromium, or set CHROMIUM_PATH')
  const args = chromiumArguments(userDataDir, switches)
  const giveUpAt = performance.now() + longestHandOverMs
  for (;;) {
    const child = spawn(executable, [...args, '--remote-debugging-pipe', '--no-startup-window'], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    })
    mark('Chromium spawned')
    const outcome = await started(child, switches.has('remote-debugging-port'))
    if (typeof outcome !== 'string') {
      const openAppWindow = (own: readonly string[]): void => {
        spawn(executable, [...args, ...own], { stdio: 'ignore' })
      }
      return { connection: outcome, child, openAppWindow }
    }
    if (child.exitCode !== profileInUse || performance.now() > giveUpAt) throw new Error(outcome)
    await delay(100)
  }
}

/** @returns the connection, or why there is none */
async function started(child: ChildProcess, hasPort: boolean): Promise<CdpConnection | string> {
  let said = ''
  const failed = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`Chromium could not be started: ${error.message}`))
    child.once('exit', (code, signal) => resolve(`Chromium ended at once (${signal ?? code})\n${said}`))
  })
  const hasPortOpened = new Promise<void>((resolve) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      if (isVerbose) process.stderr.write(chunk)
      if (said.length < 10_000) said += chunk.toString('utf8')
      const line = /^DevTools listening on ws:.*$/m.exec(said)?.[0]
      if (!hasPort || line === undefined) return
      hasPort = false
      process.stderr.write(`${line}\n`) // what Playwright waits for
      resolve()
    })
  })
  const connection = connectCdp(child.stdio[3] as Writable, child.stdio[4] as Readable)
  const answered = connection.browser.send('Browser.getVersion').then(
    async () => {
      if (hasPort) await hasPortOpened
      return connection
    },
    () => failed, // the pipe broke: the exit says why
  )
  return await Promise.race([answered, failed])
}
