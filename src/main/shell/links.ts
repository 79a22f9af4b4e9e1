import { AppError } from '../../shared/errors.ts'
import { isLoopbackHost } from './page.ts'

/** How the system's browser is asked: `shell.openExternal`. */
export type OpenExternal = (url: string) => Promise<void>

/** Printable ASCII without what a browser and a shell might read differently. No control characters, no blanks, no
 *  backslash, no letters of other scripts that look like ours. */
const plainAddress = /^https?:\/\/[\x21\x23-\x5b\x5d\x5f\x61-\x7a\x7e]+$/

/**
 * Opens a bank's login page. The address was built from the bank's own settings; this is the last look before it leaves
 * the app: https, exactly the origin the caller names, no user or password. Plain http only towards this machine, where
 * a stand-in of the bank listens.
 * @throws AppError `internal` when the address is anything else; nothing is opened then
 */
export async function openLogin(open: OpenExternal, url: string, expectedOrigin: string): Promise<void> {
  if (!isAtOrigin(url, expectedOrigin)) {
    throw new AppError('internal', 'refused to open a login address that is not at the expected origin')
  }
  await open(url)
}

/** What a start token makes of an address: `identity/bankid/start-address.ts`. Tokens are UUIDs (BankID fact sheet 10, 18); no other sign
 *  gets through to whatever the system starts. */
const startQuery = /^\?autostarttoken=[0-9A-Za-z-]{1,64}(&redirect=null)?$/
const bankIdApp = 'bankid://'

/**
 * Starts the BankID app on this machine, or opens a simulator's stand-in for it: a page of this machine that is given the same query. No
 * other program and no other address is ever started by it.
 * @throws AppError `internal` when the address is anything else; nothing is opened then
 */
export async function openBankIdApp(open: OpenExternal, url: string, origin: string): Promise<void> {
  const isStart = origin === bankIdApp ? isAppStart(url) : isSimulatorStart(url, origin)
  if (!isStart) throw new AppError('internal', 'refused to open what is no start address of BankID')
  await open(url)
}

function isAppStart(url: string): boolean {
  const start = `${bankIdApp}/`
  return url.startsWith(start) && startQuery.test(url.slice(start.length))
}

function isSimulatorStart(url: string, origin: string): boolean {
  const isHere = isLoopbackHost(URL.parse(origin)?.hostname ?? '')
  const query = url.indexOf('?')
  return isHere && isAtOrigin(url, origin) && query !== -1 && startQuery.test(url.slice(query))
}

/**
 * Opens one of the app's fixed links. `core` looks it up by name, so a page never passes an address.
 * @throws AppError `internal` when the address is not plain https
 */
export async function openFixedLink(open: OpenExternal, url: string): Promise<void> {
  const origin = URL.parse(url)?.origin
  if (origin === undefined || !origin.startsWith('https:') || !isAtOrigin(url, origin)) {
    throw new AppError('internal', 'refused to open a link that is not plain https')
  }
  await open(url)
}

/** Compares the text itself with the origin, not only what a parser makes of it: an address that needs tidying up
 *  (`https:bank.no`, `HTTPS://`, `bank%2eno`, a full-width dot) is one we did not build. */
function isAtOrigin(url: string, expectedOrigin: string): boolean {
  const expected = URL.parse(expectedOrigin)
  const parsed = URL.parse(url)
  if (expected === null || parsed === null) return false
  const isSecure = expected.protocol === 'https:'
  const isLocal = expected.protocol === 'http:' && isLoopbackHost(expected.hostname)
  if (!isSecure && !isLocal) return false
  const rest = url.slice(expectedOrigin.length)
  return (
    plainAddress.test(url) &&
    url.startsWith(expectedOrigin) &&
    (rest === '' || /^[/?#]/.test(rest)) &&
    parsed.origin === expectedOrigin && // also refuses an expected origin that is not one
    parsed.username === '' &&
    parsed.password === ''
  )
}
