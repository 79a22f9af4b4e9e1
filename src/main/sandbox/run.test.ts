import { spawn } from 'node:child_process'
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
  type Endpoints = Readonly<Record<'api' | 'authorize' | 'token', string>>
  const json = JSON.parse(/^\{[^]*^\}/m.exec(text)?.[0] ?? '') as Readonly<Record<'sparebank1' | 'bunq' | 'sbanken', Endpoints>>
  expect(json.sparebank1.authorize).toBe(`${json.sparebank1.api}/oauth/authorize`)
  expect(json.bunq.token).toBe(`${json.bunq.api}/v1/token`)
  expect(text).toContain('client secret  sandbox-secret-of-no-value')
  expect(text).toMatch(/API key {8}sandbox_[0-9a-f]{56}\n/)
  expect(text).toContain('national id    12849330150')
  expect((await fetch(`${json.sparebank1.api}/common/financial-institutions/banks`)).status).toBe(200)
  expect((await fetch(`${json.bunq.api}/v1/user`)).status).toBe(401)
  expect((await fetch(json.sbanken.token, { method: 'POST' })).ok).toBe(false)
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
}) // prettier-ignore

test.each([0, 1, 2])('a taken port, here number %i of the three, ends with one line that says what to do', async (nth) => {
  await using server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const child = run(String((server.address() as AddressInfo).port - nth))
  let text = ''
  child.stderr.setEncoding('utf8').on('data', (chunk) => (text += String(chunk)))
  expect(await once(child, 'close')).toEqual([1, null])
  expect(text.trim()).toBe('That port is taken: npm run sandbox -- <another port>')
}) // prettier-ignore
