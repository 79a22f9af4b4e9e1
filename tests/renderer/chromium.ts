import { findChromium, findHeadlessShell } from '../../scripts/browser.mjs'

/**
 * The browser the pages are tested in: the one `CHROMIUM_PATH` names, else the fastest there is.
 * @throws Error when there is none.
 */
export function chromiumPath(): string {
  const isNamed = (process.env.CHROMIUM_PATH ?? '') !== ''
  const found = isNamed ? findChromium() : (findHeadlessShell() ?? findChromium())
  if (found === null) throw new Error('No Chromium found: apt-get install chromium, or set CHROMIUM_PATH')
  return found
}
