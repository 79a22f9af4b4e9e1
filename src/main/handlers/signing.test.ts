import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ordersStand } from '../identity/testing/orders-stand.ts'
import { fileStateOf } from '../signing/digest.ts'
import { startStore } from '../store/testing.ts'
import { createExportMemory } from './export-memory.ts'
import { createJobs } from './jobs.ts'
import { signingHandlers } from './signing.ts'

const connectionId = '6b1f0a52-5b0e-4f43-9e52-4d1f3c3f0001'

/** `whileOpening`: what happens while the way to BankID is opened, which may take a person's answer to their keychain. */
async function stand(whileOpening: () => void) {
  const at = await startStore()
  at.store.connections.create({
    id: connectionId,
    system: 'bankid',
    name: 'BankID',
    settings: { environment: 'test', endUserIp: null },
    createdAt: '2026-06-01T10:00:00.000Z',
  })
  const { orders, link, clock, timers, calls } = ordersStand()
  const openBankId = () => (whileOpening(), Promise.resolve(link))
  const sessions = { openBankId, isSimulated: () => true } as never // all of a session that signing asks for
  const exports = createExportMemory()
  const context = { store: at.store, sessions, orders, exports, clock, version: '1.0.0' }
  const handlers = signingHandlers(
    { ...context, language: () => 'en', chooseOpenFile: () => Promise.resolve(null) },
    createJobs(),
  )
  const asked = async (): Promise<string> => {
    await timers.pass(0)
    return JSON.stringify(calls[0]?.input)
  }
  return { handlers, exports, asked, [Symbol.dispose]: () => at[Symbol.dispose]() }
}

test.each([
  ['as it was written', '', true],
  ['changed while the way to BankID was opened', '2026-11-21,1.00,NOK\r\n', false],
] as const)('the rows of an export that is %s', async (_name, more, areTold) => {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-rows-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'export.csv')
  writeFileSync(file, 'booking_date,amount,currency\r\n')
  using at = await stand(() => {
    if (more !== '') appendFileSync(file, more)
  })
  const exportId = at.exports.remember({ file, rows: 312, state: await fileStateOf(file) })
  await at.handlers['signing:sign-export']({ connectionId, exportId })
  const text = await at.asked()
  expect(text).toContain('export.csv')
  expect(text.includes('312 transactions')).toBe(areTold)
})
