import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const script = fileURLToPath(new URL('run.ts', import.meta.url))
const run = (port: string) => spawn(process.execPath, [script, port], { stdio: ['ignore', 'pipe', 'pipe'] })

test('a developer starts the sandbox, reads how to use it, and stops it with Ctrl+C', async () => {
  const child = run('0')
  let text = ''
  child.stdout.setEncoding('utf8')
  for await (const chunk of child.stdout) {
    text += String(chunk)
    if (text.includes('Ctrl+C')) break
  }
  const json = JSON.parse(/^\{[^]*^\}/m.exec(text)?.[0] ?? '') as { sparebank1: Record<string, string> }
  expect(json.sparebank1['authorize']).toBe(`${json.sparebank1['api']}/oauth/authorize`)
  expect(text).toContain('client secret  sandbox-secret-of-no-value')
  expect((await fetch(`${json.sparebank1['api']}/common/financial-institutions/banks`)).status).toBe(200)
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('a taken port ends with one line that says what to do', async () => {
  await using server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const child = run(String((server.address() as AddressInfo).port))
  let text = ''
  child.stderr.setEncoding('utf8').on('data', (chunk) => (text += String(chunk)))
  expect(await once(child, 'close')).toEqual([1, null])
  expect(text.trim()).toBe('That port is taken: npm run sandbox -- <another port>')
})
