import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { App } from 'electron'

/** Everything this app writes lies in here. */
export interface Profile {
  /** `OVERSIKT_HOME`, or the system's place for application data. */
  readonly home: string
  readonly logFile: string
  readonly windowFile: string
}

/**
 * Chooses the profile folder and points Electron at it, so that Chromium's own files land inside as well. Comes before
 * anything that asks for a path, the single-instance lock included: two profiles may be open at once, one may not.
 */
export function openProfile(app: Pick<App, 'getPath' | 'setPath'>, chosen: string | undefined): Profile {
  const home = chosen === undefined || chosen === '' ? app.getPath('userData') : resolve(chosen)
  const session = join(home, 'session')
  mkdirSync(session, { recursive: true, mode: 0o700 }) // setPath refuses a folder that is not there
  app.setPath('userData', home)
  app.setPath('sessionData', session)
  return { home, logFile: join(home, 'logs', 'oversikt.jsonl'), windowFile: join(home, 'window.json') }
}
