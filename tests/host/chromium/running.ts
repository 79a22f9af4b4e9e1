import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { mark } from '../timing.ts'
import { followPages, type Browser } from './browser.ts'
import { launchChromium, type Chromium } from './launch.ts'

/** How long Chromium may take to write its storage before it is ended. */
const longestCloseMs = 5_000

let chromium: Promise<Chromium> | undefined
let started: Promise<Browser> | undefined

/**
 * Starts the one Chromium of this process.
 * @param onGone called when it ends although nobody asked it to, with how
 */
export function startBrowser(
  userDataDir: string,
  switches: ReadonlyMap<string, string>,
  onGone: (how: string) => void,
): Promise<Browser> {
  chromium = launchChromium(userDataDir, switches)
  started = chromium.then(async (launched) => {
    const { connection, child } = launched
    void connection.closed.then(async () => {
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      onGone(child.signalCode ?? `exit code ${child.exitCode}`)
    })
    const running = await followPages(launched)
    mark('Chromium up')
    return running
  })
  return started
}

/** The running Chromium. @throws Error when it has not been started */
export async function browser(): Promise<Browser> {
  if (started === undefined) throw new Error('the app is not ready: Chromium has not been started')
  return await started
}

/** Ends Chromium, giving it time to write its storage. Does nothing when it never ran or has gone. */
export async function closeBrowser(): Promise<void> {
  const running = await chromium?.catch(() => undefined) // a start that failed left nothing to close
  if (running === undefined || running.child.exitCode !== null || running.child.signalCode !== null) return
  const exited = once(running.child, 'exit')
  running.connection.browser.send('Browser.close').catch(() => running.child.kill())
  const isTooLate = await Promise.race([exited.then(() => false), delay(longestCloseMs, true)])
  if (isTooLate) running.child.kill('SIGKILL')
}
