import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test'
import { throwAwayKeyring } from '../../scripts/keyring.mjs'
import { launchPlan } from '../../scripts/launch-plan.mjs'
import { presentRuntime } from '../../scripts/runtime.mjs'

const projectRoot = join(import.meta.dirname, '../..')
const closeTimeoutMs = 20_000

export interface DesktopOptions {
  /** Base addresses of our own bank on loopback, as OVERSIKT_ENDPOINTS takes them. */
  readonly endpoints?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Further variables; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** A person's machine: a profile folder, a keychain, and the app that may be opened, closed and killed on it. */
export interface Desktop {
  /** The profile folder (OVERSIKT_HOME). */
  readonly home: string
  /** The running app; it is an error to ask while none runs. */
  app(): ElectronApplication
  /** Opens the app and waits until its first page has drawn something. Variables given here hold for this start only. */
  launch(env?: DesktopOptions['env']): Promise<Page>
  /** As the person does it: the window is closed, and the app ends by itself. */
  close(): Promise<void>
  /** As a power cut does it. */
  kill(): Promise<void>
  /** `close`, then `launch`. */
  relaunch(env?: DesktopOptions['env']): Promise<Page>
  /** Addresses the app handed to the system's browser since it was opened. They are recorded, not opened. */
  openedUrls(): Promise<readonly string[]>
  /** Waits until one more address than `before` was handed over, and returns the newest. */
  nextOpenedUrl(before: number): Promise<string>
}

/** Makes such a machine; `dispose` ends the app and removes every trace. */
export async function createDesktop(
  options: DesktopOptions = {},
): Promise<Desktop & { dispose(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-desktop-'))
  const keyring = process.platform === 'linux' ? await throwAwayKeyring() : null
  const home = join(folder, 'profile')
  const base = { ...environment(folder, home, options), ...keyring?.env }
  let running: ElectronApplication | null = null

  function app(): ElectronApplication {
    if (running === null) throw new Error('the app is not running')
    return running
  }
  async function launch(env: DesktopOptions['env'] = {}): Promise<Page> {
    running = await start({ ...base, ...env })
    await recordOpenedUrls(running)
    return await firstPage(running)
  }
  async function close(): Promise<void> {
    const closing = running
    running = null
    if (closing !== null) await closeOrFail(closing)
  }
  async function kill(): Promise<void> {
    const killed = app()
    running = null
    await killGroup(killed)
  }

  return {
    home,
    app,
    launch,
    close,
    kill,
    relaunch: async (env) => {
      await close()
      return await launch(env)
    },
    openedUrls: () => openedUrls(app()),
    nextOpenedUrl: async (before) => {
      await expect.poll(async () => (await openedUrls(app())).length).toBeGreaterThan(before)
      return (await openedUrls(app())).at(-1) ?? ''
    },
    dispose: async () => {
      await close().finally(() => {
        keyring?.close()
        rmSync(folder, { recursive: true, force: true })
      })
    },
  }
}

/** Everything the app may write to lies in the machine's own folder; languages and time zone are fixed. */
function environment(
  folder: string,
  home: string,
  { endpoints, env }: DesktopOptions,
): Record<string, string | undefined> {
  const file = join(folder, 'endpoints.json')
  if (endpoints !== undefined) writeFileSync(file, JSON.stringify(endpoints))
  return {
    ...process.env,
    ELECTRON_RUN_AS_NODE: undefined, // left behind by editors; Electron would be plain Node
    OVERSIKT_HOME: home,
    OVERSIKT_ENDPOINTS: endpoints === undefined ? undefined : file,
    ELECTRON_HOST_HEADLESS: process.env['OVERSIKT_HEADED'] === '1' ? undefined : '1',
    LANGUAGE: 'en_GB',
    LC_ALL: 'C.UTF-8',
    TZ: 'Europe/Oslo',
    ...env,
  }
}

async function start(env: Readonly<Record<string, string | undefined>>): Promise<ElectronApplication> {
  const runtime = presentRuntime(projectRoot, process.env)
  const isRoot = process.getuid?.() === 0
  // The suite itself runs on a virtual screen where there is none, so the plan need not bring one.
  const plan = launchPlan(runtime, { isRoot, hasDisplay: true, args: [] })
  const given = Object.entries({ ...env, ...runtime.env })
  return await _electron.launch({
    executablePath: plan.file,
    args: plan.args,
    cwd: projectRoot,
    env: Object.fromEntries(given.filter((pair): pair is [string, string] => pair[1] !== undefined)),
  })
}

/** The large window, whichever came first: a pinned account has a small one. It may be there before it has loaded anything. */
async function firstPage(app: ElectronApplication): Promise<Page> {
  await app.firstWindow()
  const isLarge = (page: Page): boolean =>
    /^(app|https?):/.test(page.url()) && !page.url().endsWith('#/pocket')
  await expect.poll(() => app.windows().some(isLarge)).toBe(true)
  const page = app.windows().find(isLarge)
  if (page === undefined) throw new Error('the large window closed while the app was starting')
  await page.locator('#root > :not(style)').first().waitFor()
  return page
}

async function recordOpenedUrls(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Reflect.set(globalThis, 'openedUrls', opened)
    shell.openExternal = async (url) => void opened.push(url)
  })
}

function openedUrls(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(() => [...(Reflect.get(globalThis, 'openedUrls') as string[])])
}

/** An app that does not end by itself is a fault, and must not keep the next spec waiting. */
async function closeOrFail(app: ElectronApplication): Promise<void> {
  const timer = setTimeout(() => void killGroup(app), closeTimeoutMs)
  const startedAt = Date.now()
  await app.close()
  clearTimeout(timer)
  if (Date.now() - startedAt >= closeTimeoutMs) throw new Error('the app did not close within 20 seconds')
}

/** Playwright starts the app as leader of a process group: main and every process of Chromium end at once. */
async function killGroup(app: ElectronApplication): Promise<void> {
  const child = app.process()
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  if (process.platform === 'win32') child.kill('SIGKILL')
  else process.kill(-child.pid, 'SIGKILL')
  await ended
}
