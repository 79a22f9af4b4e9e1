// @ts-check
import { closeSync, existsSync, openSync, readSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { isExecutable } from './paths.mjs'

/**
 * A Chromium or Chrome: the one named in CHROMIUM_PATH, the system's, or the one Playwright downloaded.
 * @returns {string | null}
 */
export function findChromium() {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') return isExecutable(named) ? named : null
  const known = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...playwrightBrowsers(),
  ]
  // Ubuntu's chromium-browser is a script of two lines that asks for snap.
  return known.find((file) => isExecutable(file) && !isSnapStub(file)) ?? null
}

/**
 * Chromium without the parts that draw a desktop's window: it does the same to a page in little more than half the time.
 * @returns {string | null}
 */
export function findHeadlessShell() {
  const known = [
    '/usr/bin/chromium-headless-shell', // Debian
    '/usr/lib64/chromium-browser/headless_shell', // Fedora
    ...playwrightFolders('chromium_headless_shell').flatMap((folder) => [
      join(folder, 'chrome-linux', 'headless_shell'),
      join(folder, 'chrome-headless-shell-linux64', 'chrome-headless-shell'),
      join(folder, 'chrome-headless-shell-mac-arm64', 'chrome-headless-shell'),
      join(folder, 'chrome-headless-shell-mac-x64', 'chrome-headless-shell'),
    ]),
  ]
  return known.find(isExecutable) ?? null
}

/** @param {string} file */
function isSnapStub(file) {
  const descriptor = openSync(file, 'r')
  const buffer = Buffer.alloc(2000)
  const head = buffer.toString('latin1', 0, readSync(descriptor, buffer))
  closeSync(descriptor)
  return head.startsWith('#!') && head.includes('/snap/bin/chromium') && !existsSync('/snap/bin/chromium')
}

/** Folders of one of Playwright's browsers, one a version. @param {string} browser */
function playwrightFolders(browser) {
  const folder =
    process.env['PLAYWRIGHT_BROWSERS_PATH'] ??
    (process.platform === 'darwin'
      ? join(homedir(), 'Library/Caches/ms-playwright')
      : join(homedir(), '.cache/ms-playwright'))
  if (!existsSync(folder)) return []
  const versions = readdirSync(folder).filter((name) => new RegExp(`^${browser}-\\d+$`).test(name))
  return versions.map((name) => join(folder, name))
}

function playwrightBrowsers() {
  return playwrightFolders('chromium').flatMap((folder) => [
    join(folder, 'chrome-linux', 'chrome'),
    join(folder, 'chrome-linux64', 'chrome'),
    join(folder, 'chrome-mac', 'Chromium.app/Contents/MacOS/Chromium'),
  ])
}
