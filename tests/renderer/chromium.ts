import { existsSync } from 'node:fs'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/**
 * The system's own Chromium; `CHROMIUM_PATH` names another.
 * @throws Error when there is none.
 */
export function chromiumPath(): string {
  const named = process.env.CHROMIUM_PATH
  const found = [...(named === undefined ? [] : [named]), ...places].find((path) => existsSync(path))
  if (found === undefined)
    throw new Error('No Chromium found: apt-get install chromium, or set CHROMIUM_PATH')
  return found
}
