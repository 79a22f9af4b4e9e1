import { spawn } from 'node:child_process'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const script = fileURLToPath(new URL('run.ts', import.meta.url))
const run = (port: string) => spawn(process.execPath, [script, port], { stdio: ['ignore', 'pipe', 'pipe'] })

test('a developer starts all sandboxes, reads how to use them, and stops them with Ctrl+C', async () => {
  const child = run('0')
  let text = ''
  child.stdout.setEncoding('utf8')
  for await (const chunk of child.stdout) {
    text += String(chunk)
    if (text.includes('Ctrl+C')) break
  }
  type Endpoints = Readonly<Record<'api' | 'authorize' | 'token' | 'ca', string>>
  const json = JSON.parse(/^\{[^]*^\}/m.exec(text)?.[0] ?? '') as Readonly<Record<'sparebank1' | 'bunq' | 'sbanken' | 'bankid' | 'fis', Endpoints>>
  expect(json.sparebank1.authorize).toBe(`${json.sparebank1.api}/oauth/authorize`)
  expect(json.bunq.token).toBe(`${json.bunq.api}/v1/token`)
  expect(text).toContain('client secret  sandbox-secret-of-no-value')
  expect(text).toMatch(/API key {8}sandbox_[0-9a-f]{56}\n/)
  expect(text).toContain('national id    12849330150')
  expect((await fetch(`${json.sparebank1.api}/common/financial-institutions/banks`)).status).toBe(200)
  expect((await fetch(`${json.bunq.api}/v1/user`)).status).toBe(401)
  expect((await fetch(json.sbanken.token, { method: 'POST' })).ok).toBe(false)
  expect(json.bankid.api).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/rp\/v6\.0\/$/)
  expect(new X509Certificate(json.bankid.ca).ca).toBe(true)
  const file = /certificate +(http\S+)/.exec(text)?.[1] ?? ''
  const certificate = new X509Certificate(await (await fetch(file)).text())
  const key = createPrivateKey(await (await fetch(new URL('/private-key.pem', file))).text())
  expect(certificate.checkPrivateKey(key)).toBe(true)
  expect((await fetch(new URL('/', json.bankid.authorize))).status).toBe(200)
  const portal = /private key +(http\S+\/portal)\//.exec(text)?.[1] ?? ''
  expect(new URL(portal).origin).toBe(new URL(json.fis.api).origin)
  const fisKey = createPrivateKey(await (await fetch(`${portal}/private-key.pem`)).text())
  expect(fisKey.asymmetricKeyType).toBe('rsa')
  expect(text).toMatch(/acts as {8}service provider, GLN 1{13}\n/)
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
}) // prettier-ignore

test.each([0, 1, 2, 3, 4, 5])('a taken port, here number %i of the six, ends with one line that says what to do', async (nth) => {
  await using server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const child = run(String((server.address() as AddressInfo).port - nth))
  let text = ''
  child.stderr.setEncoding('utf8').on('data', (chunk) => (text += String(chunk)))
  expect(await once(child, 'close')).toEqual([1, null])
  expect(text.trim()).toBe('That port is taken: npm run sandbox -- <another port>')
}) // prettier-ignore
