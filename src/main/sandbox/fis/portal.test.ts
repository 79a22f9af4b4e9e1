import { afterAll, beforeAll, expect, test } from 'vitest'
import { newKeyPair } from './credentials.ts'
import { startFisSandbox, type FisSandbox } from './sandbox.ts'
import { login, seedParty } from './test-client.ts'

let fis: FisSandbox
beforeAll(async () => {
  fis = await startFisSandbox()
})
afterAll(() => fis.close())

/** As a browser sends a text area. */
function add(pem: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const body = new URLSearchParams({ public_key: pem.replaceAll('\n', '\r\n') })
  return fetch(fis.portal, { method: 'POST', body, headers })
}

test('a public key pasted on the portal’s page becomes a client that can log in', async () => {
  const page = await fetch(fis.portal, { headers: { 'accept-language': 'nb' } })
  expect(page.headers.get('content-security-policy')).toMatch("default-src 'none'")
  expect(await page.text()).toMatch('Offentlig nøkkel (PEM)')
  const { publicKey, privateKey } = await newKeyPair()
  const reply = await add(publicKey)
  const clientId = /<dd>([0-9a-f-]{36})<\/dd>/.exec(await reply.text())?.[1] ?? ''
  expect(reply.status).toBe(200)
  expect((await login(fis, { sub: seedParty }, { clientId, privateKey, gln: null })).status).toBe(200)
})

test('what is no key is refused and given back for mending, as text and not as markup', async () => {
  const { publicKey } = await newKeyPair()
  for (const wrong of [`${publicKey}\n`, 'nonsense', '</textarea><script>alert(1)</script>']) {
    const reply = await add(wrong)
    expect(reply.status).toBe(400)
    const text = await reply.text()
    expect(text).toMatch('role="alert"')
    expect(text).not.toMatch('<script>')
  }
})

test('the first client’s private key can be taken along as a file', async () => {
  const reply = await fetch(`${fis.portal}/private-key.pem`)
  expect([await reply.text(), reply.headers.get('cache-control')]).toEqual([
    fis.client.privateKey,
    'no-store',
  ])
})

test('another page in the browser cannot add a key', async () => {
  const { publicKey } = await newKeyPair()
  expect((await add(publicKey, { origin: 'https://evil.example' })).status).toBe(403)
  expect((await add(publicKey, { origin: 'null' })).status).toBe(403)
  for (const site of ['cross-site', 'same-site', 'none']) {
    expect((await add(publicKey, { origin: 'null', 'sec-fetch-site': site })).status).toBe(403)
  }
  expect((await add(publicKey, { origin: fis.url })).status).toBe(200)
  expect((await add(publicKey, { origin: 'null', 'sec-fetch-site': 'same-origin' })).status).toBe(200)
})
