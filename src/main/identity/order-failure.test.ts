import { expect, test } from 'vitest'
import { failedHints } from '../../shared/bankid.ts'
import { AppError } from '../../shared/errors.ts'
import { complete, failed, pending } from './testing/invented-link.ts'
import { ordersStand } from './testing/orders-stand.ts'

const gone = new AppError('bank-unreachable', 'no answer')

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

test.each(['bankid-fault', 'bankid-maintenance', 'bank-refused'] as const)(
  'BankID’s own word, %s, ends the order: nobody asks again of their own accord',
  async (code) => {
    const { start, orders, timers, paths } = ordersStand({
      collects: [[pending('userSign'), new AppError(code, 'its own word'), complete]],
    })
    const id = start()
    await timers.pass(60_000)
    expect(orders.get(id)).toMatchObject({ phase: 'failed', failure: { code }, failedHint: null })
    expect(paths()).toEqual(['auth', 'collect order-1', 'collect order-1', 'cancel order-1'])
  },
)

const odd = new AppError('unexpected-response', 'html, or cut off')

test('an answer that was cut off on its way is asked for once more: an end is long, and told once', async () => {
  const { start, orders, timers } = ordersStand({
    collects: [[pending('userSign'), odd, pending('processing'), odd, complete]],
  })
  const id = start()
  await timers.pass(60_000)
  expect(orders.get(id).phase).toBe('complete')
})

test('where BankID knows nothing of the order any more after such an answer, that answer is what is told', async () => {
  const forgotten = new AppError('bank-refused', 'no such order')
  const { start, orders, timers } = ordersStand({ collects: [[pending('userSign'), odd, forgotten]] })
  const id = start()
  await timers.pass(60_000)
  expect(orders.get(id)).toMatchObject({ phase: 'failed', failure: { code: 'unexpected-response' } })
})

test('answers nobody can read end the order here and at BankID', async () => {
  const { start, orders, timers, paths } = ordersStand({ collects: [[pending(), odd, odd, complete]] })
  const id = start()
  await timers.pass(60_000)
  expect(orders.get(id)).toMatchObject({ phase: 'failed', failure: { code: 'unexpected-response' } })
  expect(paths()).toEqual(['auth', 'collect order-1', 'collect order-1', 'collect order-1', 'cancel order-1'])
})
