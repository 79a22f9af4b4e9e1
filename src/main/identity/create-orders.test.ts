import { expect, test } from 'vitest'
import { failedHints } from '../../shared/bankid.ts'
import { AppError } from '../../shared/errors.ts'
import type { CompletionData } from './port.ts'
import { complete, failed, pending, person } from './testing/invented-link.ts'
import { ordersStand } from './testing/orders-stand.ts'

const gone = new AppError('bank-unreachable', 'no answer')

test('an order goes from its start to its end, and a page sees each step', async () => {
  const { start, orders, timers, views, paths } = ordersStand({
    collects: [[pending(), pending('started'), pending('userSign'), pending('processing'), complete]],
  })
  const seen: CompletionData[] = []
  const id = start({ finish: (completion) => (seen.push(completion), { kind: 'confirmed' }) })
  expect(orders.get(id)).toMatchObject({ orderId: id, phase: 'starting', qr: null, waitsUntil: null })
  await timers.pass(0)
  expect(orders.get(id)).toMatchObject({ phase: 'waiting', waitsUntil: '2026-11-21T18:00:30.000Z' })
  await timers.pass(10_000)
  expect(orders.get(id)).toMatchObject({ phase: 'complete', outcome: { kind: 'confirmed' }, failure: null })
  expect(seen).toEqual([person])
  expect(paths()).toEqual(['auth', ...Array<string>(5).fill('collect order-1')])
  const steps = views.map(({ phase, pendingHint }) => `${phase} ${pendingHint}`)
  expect([...new Set(steps)]).toEqual([
    'starting null',
    'waiting outstandingTransaction',
    'open started',
    'open userSign',
    'open processing',
    'complete null',
  ])
  expect(views.at(-1)).toEqual(orders.get(id))
})

test('what is asked of BankID is what was asked here, with the address of this machine', async () => {
  const { start, timers, calls } = ordersStand()
  start({ ask: { kind: 'auth', visibleText: 'Lås upp', personalNumber: '199001011234' } })
  await timers.pass(0)
  const hiddenData = new Uint8Array([1, 2])
  start({ ask: { kind: 'sign', visibleText: 'Export', hiddenData } })
  await timers.pass(0)
  expect(calls.filter(({ orderRef }) => orderRef === null).map(({ path, input }) => [path, input])).toEqual([
    [
      'auth',
      { endUserIp: '194.168.2.25', visibleText: 'Lås upp', requirement: { personalNumber: '199001011234' } },
    ],
    ['sign', { endUserIp: '194.168.2.25', visibleText: 'Export', hiddenData }],
  ])
})

test('an order that is picked up waits for nobody, and one that is put down waits again', async () => {
  const { start, orders, timers } = ordersStand({
    collects: [[pending('noClient'), pending('userSign'), pending(), pending('userDance')]],
  })
  const id = start()
  await timers.pass(2000)
  expect(orders.get(id)).toMatchObject({ phase: 'waiting', pendingHint: 'noClient', qr: null })
  await timers.pass(2000)
  expect(orders.get(id)).toMatchObject({ phase: 'open', pendingHint: 'userSign', waitsUntil: null })
  await timers.pass(2000)
  expect(orders.get(id)).toMatchObject({ phase: 'waiting', qr: expect.stringMatching(/^bankid\..*\.6\./) })
  await timers.pass(2000)
  expect(orders.get(id)).toMatchObject({ phase: 'open', pendingHint: 'unknown', qr: null })
})

test.each([...failedHints.filter((hint) => hint !== 'startFailed'), 'phoneEaten'])(
  'an order that BankID ends with %s says so, and is not ended there again',
  async (hintCode) => {
    const { start, orders, timers, paths } = ordersStand({
      collects: [[pending('userSign'), failed(hintCode)]],
    })
    const id = start()
    await timers.pass(60_000)
    expect(orders.get(id)).toMatchObject({
      phase: 'failed',
      failure: { code: 'bankid-failed' },
      failedHint: hintCode === 'phoneEaten' ? 'unknown' : hintCode,
    })
    expect(paths()).toEqual(['auth', 'collect order-1', 'collect order-1'])
  },
)

test('a completion by another person than the one who was asked for counts for nothing', async () => {
  const { start, orders, timers } = ordersStand({ collects: [[complete]] })
  let finished = 0
  const id = start({
    ask: { kind: 'auth', personalNumber: '199001011235' },
    finish: () => ((finished += 1), { kind: 'unlocked' }),
  })
  await timers.pass(60_000)
  expect(orders.get(id)).toMatchObject({
    phase: 'failed',
    failure: { code: 'bankid-other-person' },
    outcome: null,
  })
  expect(finished).toBe(0)
})

test('what goes wrong behind a completion is the failure of the order', async () => {
  const { start, orders, timers, log } = ordersStand({ collects: [[complete], [complete]] })
  const known = start({ finish: () => Promise.reject(new AppError('file-unwritable', 'no room')) })
  await timers.pass(3000)
  expect(orders.get(known)).toMatchObject({ phase: 'failed', failure: { code: 'file-unwritable' } })
  const unknown = start({ finish: () => Promise.reject(new Error('a bug')) })
  await timers.pass(3000)
  expect(orders.get(unknown).failure).toEqual({ code: 'internal', ref: 'reference' })
  expect(log.lines.join('\n')).toContain('a bug')
})

test.each([
  'bankid-busy',
  'bankid-maintenance',
  'certificate-refused',
  'bank-unreachable',
  'offline',
] as const)('an order that BankID does not take fails with %s and is not asked for again', async (code) => {
  const { start, orders, timers, paths } = ordersStand({
    onStart: () => Promise.reject(new AppError(code, 'no')),
  })
  const id = start()
  await timers.pass(60_000)
  expect(orders.get(id)).toMatchObject({ phase: 'failed', failure: { code }, failedHint: null })
  expect(paths()).toEqual(['auth'])
})

test.each(['bank-unreachable', 'offline', 'bank-busy'] as const)(
  '%s while it is followed passes',
  async (code) => {
    const away = new AppError(code, 'away')
    const { start, orders, timers, paths } = ordersStand({
      collects: [[away, away, away, pending('userSign'), away, complete]],
    })
    const id = start()
    await timers.pass(60_000)
    expect(orders.get(id).phase).toBe('complete')
    expect(paths().filter((path) => path.startsWith('collect'))).toHaveLength(6)
  },
)

test('a network that does not come back ends the order when BankID itself would have', async () => {
  const { start, orders, timers, paths } = ordersStand({ collects: [[gone]] })
  const id = start()
  await timers.pass(209_000)
  expect(orders.get(id).phase).toBe('waiting')
  await timers.pass(5000)
  expect(orders.get(id)).toMatchObject({ phase: 'failed', failure: { code: 'bank-unreachable' } })
  expect(paths().at(-1)).toBe('cancel order-1')
})

test('an answer nobody can read ends the order here and at BankID', async () => {
  const odd = new AppError('unexpected-response', 'html')
  const { start, orders, timers, paths } = ordersStand({ collects: [[pending(), odd, complete]] })
  const id = start()
  await timers.pass(60_000)
  expect(orders.get(id)).toMatchObject({ phase: 'failed', failure: { code: 'unexpected-response' } })
  expect(paths()).toEqual(['auth', 'collect order-1', 'collect order-1', 'cancel order-1'])
})

test('no token and no person is in the log, nor anything but the code in what a page sees', async () => {
  const { start, timers, views, log } = ordersStand({
    collects: [[pending(), pending('userSign'), complete], [failed('userCancel')]],
  })
  start({ ask: { kind: 'auth', personalNumber: '199001011234' } })
  await timers.pass(10_000)
  start()
  await timers.pass(10_000)
  const shown = JSON.stringify(views)
  for (const secret of ['b4214886', 'order-1', 'e8df5c3c', '199001011234', 'Namnsson']) {
    expect(shown).not.toContain(secret)
    expect(log.lines.join('\n')).not.toContain(secret)
  }
  expect(log.lines.map((line) => JSON.parse(line))).toEqual([
    { name: 'order', kind: 'confirm', outcome: 'complete', code: null, count: 0 },
    { name: 'order', kind: 'confirm', outcome: 'failed', code: 'userCancel', count: 0 },
  ])
})
