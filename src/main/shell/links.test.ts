import { expect, test } from 'vitest'
import { openBankIdApp, openFixedLink, openLogin } from './links.ts'

const bank = 'https://api.bank.no'

async function tryLogin(url: string, expectedOrigin = bank): Promise<readonly string[]> {
  const opened: string[] = []
  const open = (address: string): Promise<void> => Promise.resolve(void opened.push(address))
  await openLogin(open, url, expectedOrigin).catch((error: unknown) => {
    expect(error).toMatchObject({ name: 'AppError', code: 'internal' })
    expect(String(error)).not.toContain('state') // the address holds a secret of this login
  })
  return opened
}

test.each([
  [`${bank}/oauth/authorize?client_id=a&state=b%2Fc&finInst=fid-smn`, bank],
  [bank, bank],
  ['http://127.0.0.1:4321/authorize?state=1', 'http://127.0.0.1:4321'],
  ['http://localhost:4321/authorize', 'http://localhost:4321'],
  ['http://[::1]:4321/authorize', 'http://[::1]:4321'],
])("a login page at the bank's own origin opens: %s", async (url, origin) => {
  expect(await tryLogin(url, origin)).toEqual([url])
})

test.each([
  'https://api.bank.no.evil.com/?state=1',
  'https://api.bank.noevil.com/',
  'https://evil.com/?x=https://api.bank.no/',
  'https://x/?app://',
  'https://api.bank.no@evil.com/',
  'https://user:pw@api.bank.no/',
  'https://user@api.bank.no/',
  'https://api.bank.no:8443/',
  'https://api.bank.no:443/',
  'http://api.bank.no/',
  'HTTPS://api.bank.no/',
  'https:api.bank.no/',
  'https:/api.bank.no/',
  'https:\\\\api.bank.no/',
  'https://api.bank.no\\@evil.com/',
  'https://API.bank.no/',
  'https://api%2ebank.no/',
  'https://api.bаnk.no/', // a Cyrillic letter
  'https://api.bank。no/', // an ideographic full stop
  'https://api.bank.no/\u202e',
  'https://api.bank.no/ --flag',
  'https://api.bank.no/"&calc',
  'https://api.bank.no/\nx',
  ' https://api.bank.no/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'app://bundle/',
  'ms-settings:',
  'smb://api.bank.no/',
  '//api.bank.no/',
  '',
])('anything else opens nothing: %s', async (url) => {
  expect(await tryLogin(url)).toEqual([])
})

test.each(['http://api.bank.no', 'file://', 'https://api.bank.no/', 'https://API.bank.no', 'null', ''])(
  'an expected origin that is none opens nothing: %s',
  async (origin) => expect(await tryLogin(`${origin}/x`, origin)).toEqual([]),
)

test('a fixed link opens in the browser, if it is plain https', async () => {
  const opened: string[] = []
  const open = (address: string): Promise<void> => Promise.resolve(void opened.push(address))
  await openFixedLink(open, 'https://developer.sparebank1.no/#/documentation')
  for (const url of ['http://127.0.0.1/', 'http://a.example/', 'https://u:p@a.example/', 'file:///x', 'x']) {
    await expect(openFixedLink(open, url)).rejects.toMatchObject({ code: 'internal' })
  }
  expect(opened).toEqual(['https://developer.sparebank1.no/#/documentation'])
})

test('a browser that cannot be started is a failure of the caller, not a silence', async () => {
  const broken = (): Promise<void> => Promise.reject(new Error('no browser'))
  await expect(openLogin(broken, `${bank}/`, bank)).rejects.toThrow('no browser')
})

const token = 'e8df5c3c-c67b-4a01-bfe5-fefeab760beb'
const app = 'bankid://'
const here = 'http://127.0.0.1:4321'

async function tryStart(url: string, origin: string): Promise<readonly string[]> {
  const opened: string[] = []
  const open = (address: string): Promise<void> => Promise.resolve(void opened.push(address))
  await openBankIdApp(open, url, origin).catch((error: unknown) => {
    expect(error).toMatchObject({ name: 'AppError', code: 'internal' })
    expect(String(error)).not.toContain(token) // whoever has it can take the order
  })
  return opened
}

test.each([
  [`bankid:///?autostarttoken=${token}&redirect=null`, app],
  [`bankid:///?autostarttoken=${token}`, app],
  [`${here}/start?autostarttoken=${token}&redirect=null`, here],
  [`https://localhost:4321/start?autostarttoken=${token}&redirect=null`, 'https://localhost:4321'],
])('the BankID app opens, or the page of a simulator here: %s', async (url, origin) => {
  expect(await tryStart(url, origin)).toEqual([url])
})

test.each([
  'bankid://evil.example/?autostarttoken=x&redirect=null',
  'bankid:///?autostarttoken=x&redirect=https://evil.example/',
  'bankid:///?autostarttoken=x&redirect=null&redirect=https://evil.example/',
  'bankid:///?redirect=null&autostarttoken=x',
  'bankid:///?autostarttoken=',
  'bankid:///?autostarttoken=x"&calc',
  'bankid:///?autostarttoken=x%22',
  'bankid:///?autostarttoken=x --flag',
  'bankid:///?autostarttoken=x\n',
  'bankid:///?autostarttoken=x#y',
  `bankid:///?autostarttoken=${'a'.repeat(65)}`,
  'bankid:///path?autostarttoken=x',
  'bankid://?autostarttoken=x',
  'BANKID:///?autostarttoken=x',
  ' bankid:///?autostarttoken=x',
  'bankid:///',
  'file:///?autostarttoken=x',
  'calculator:///?autostarttoken=x',
  'javascript:alert(1)//?autostarttoken=x',
  'https://app.bankid.com/?autostarttoken=x',
  '',
])('no other address starts a program: %j', async (url) => expect(await tryStart(url, app)).toEqual([]))

test.each([
  ['https://evil.example/start?autostarttoken=x', 'https://evil.example'],
  ['https://127.0.0.1.evil.example/?autostarttoken=x', 'https://127.0.0.1.evil.example'],
  ['http://127.0.0.1:4321@evil.example/?autostarttoken=x', here],
  ['http://127.0.0.1:43210/?autostarttoken=x', here],
  [`${here}/start`, here],
  [`${here}/start?autostarttoken=x&next=https://evil.example`, here],
  [`${here}/start?a=?autostarttoken=x`, here],
  [`${here}/start?autostarttoken=x#?autostarttoken=y`, here],
  [`${here}/st art?autostarttoken=x`, here],
  [`${here}\\@evil.example/?autostarttoken=x`, here],
  ['file:///start?autostarttoken=x', 'file://'],
  ['bankid:///?autostarttoken=x', 'bankid:///'],
  ['bankid:///?autostarttoken=x', ''],
  ['bankid:///?autostarttoken=x', 'null'],
  ['app://bundle/?autostarttoken=x', 'app://bundle'],
])('no other page stands in for the app: %s at %s', async (url, origin) => {
  expect(await tryStart(url, origin)).toEqual([])
})
