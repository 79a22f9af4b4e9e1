import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

const executable = join(import.meta.dirname, 'electron')
const appFolder = join(import.meta.dirname, 'app')

/** A profile folder of its own, gone afterwards. */
export function profileFolder(): { readonly path: string; [Symbol.dispose](): void } {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-host-'))
  const path = join(folder, 'profile')
  mkdirSync(path)
  return { path, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) }
}

const environment = (home: string): Record<string, string> => ({
  ...(process.env as Record<string, string>),
  ELECTRON_HOST_HEADLESS: '1',
  FIXTURE_HOME: home,
})

/** What the app said so far, one event a line. */
class Events {
  readonly lines: string[] = []
  readonly #waiting = new Set<() => void>()

  constructor(child: ChildProcess) {
    let rest = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString('utf8')).split('\n')
      rest = lines.pop() ?? ''
      const events = lines.filter((line) => line.startsWith('event ')).map((line) => line.slice(6))
      this.lines.push(...events)
      for (const look of this.#waiting) look()
    })
  }

  /** The first event that begins with this text, once it is there. */
  async next(beginning: string): Promise<string> {
    for (;;) {
      const found = this.lines.find((line) => line.startsWith(beginning))
      if (found !== undefined) return found
      await new Promise<void>((resolve) => {
        const look = (): void => {
          this.#waiting.delete(look)
          resolve()
        }
        this.#waiting.add(look)
      })
    }
  }
}

export interface DrivenApp {
  readonly app: ElectronApplication
  readonly page: Page
  /**
   * Runs a script in the page's own world, through main: Playwright's own connection may be a document behind.
   */
  inPage<T>(script: string): Promise<T>
  /** What the app said so far. */
  said(): Promise<readonly string[]>
  [Symbol.asyncDispose](): Promise<void>
}

/** The fixture app, driven by Playwright exactly as the app specs drive ours, its first page loaded. */
export async function driveApp(): Promise<DrivenApp> {
  const profile = profileFolder()
  const app = await _electron.launch({
    executablePath: executable,
    args: [appFolder],
    env: environment(profile.path),
  })
  const page = await app.firstWindow()
  await app.evaluate(() => Reflect.get(globalThis, 'firstLoad') as Promise<void>)
  return {
    app,
    page,
    inPage: (script) =>
      app.evaluate(
        ({ BrowserWindow }, code) =>
          BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code, true),
        script,
      ),
    said: () => app.evaluate(() => Reflect.get(globalThis, 'said') as string[]),
    [Symbol.asyncDispose]: async () => {
      await app.close()
      profile[Symbol.dispose]()
    },
  }
}

export interface StartedApp {
  readonly child: ChildProcess
  readonly events: Events
  /** Everything it wrote to its error stream. */
  errors(): string
  /** Resolves with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>
  [Symbol.asyncDispose](): Promise<void>
}

/** The fixture app alone, as a person starts it. */
export function startApp(
  home: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
): StartedApp {
  const child = spawn(executable, [appFolder, ...args], {
    env: { ...environment(home), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
  })
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => (signal ?? code) as number | string)
  return {
    child,
    events: new Events(child),
    errors: () => said,
    ended,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
