import { expect, test } from 'vitest'
import { openFixedLink, openLogin } from './links.ts'

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
