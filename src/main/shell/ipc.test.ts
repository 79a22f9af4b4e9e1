import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { describe, expect, test } from 'vitest'
import { channels, type Channel } from '../../shared/channels.ts'
import type { Handlers } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import { isOurPage, registerIpc } from './ipc.ts'

type Listener = (event: IpcMainInvokeEvent, raw: unknown) => unknown

/** Main's side of the bridge with only these handlers behind it. */
function bridge(handlers: Partial<Handlers> | Promise<Partial<Handlers>>, isTrusted = true) {
  const listeners = new Map<string, Listener>()
  const reports: { channel: Channel; cause: unknown }[] = []
  const ipc = { handle: (channel: string, listener: Listener) => void listeners.set(channel, listener) }
  const core = Promise.resolve(handlers).then((ready) => ({ handlers: ready as Handlers }))
  registerIpc(ipc as unknown as IpcMain, core, {
    trusts: () => isTrusted,
    report: (channel, cause) => {
      reports.push({ channel, cause })
      return 'ref00001'
    },
  })
  const call = (channel: Channel, input?: unknown): unknown =>
    listeners.get(channel)?.({} as IpcMainInvokeEvent, input)
  return { call, reports, listeners }
}

test('every channel of the contract has a listener, and nothing else has', () => {
  expect([...bridge({}).listeners.keys()]).toEqual([...channels])
})

test('a call is answered with the value of its handler', async () => {
  const { call } = bridge({ 'transaction:get': ({ transactionId }) => ({ id: transactionId }) as never })
  expect(await call('transaction:get', { transactionId: 7 })).toEqual({ ok: true, value: { id: 7 } })
})

test('a call made before the data is there waits for it', async () => {
  let arrive: (handlers: Partial<Handlers>) => void = () => undefined
  const { call } = bridge(new Promise<Partial<Handlers>>((resolve) => (arrive = resolve)))
  const answer = call('export:cancel')
  arrive({ 'export:cancel': () => null })
  expect(await answer).toEqual({ ok: true, value: null })
})

test('a sender we do not know gets nothing done and nothing told', async () => {
  let calls = 0
  const { call, reports } = bridge({ 'export:cancel': () => (calls++, null) }, false)
  expect(await call('export:cancel')).toEqual({ ok: false, error: { code: 'internal', ref: 'ref00001' } })
  expect(calls).toBe(0)
  expect(reports).toHaveLength(1)
})

test.each([
  ['a missing input', undefined],
  ['a wrong type', { transactionId: '7' }],
  ['an unknown key', { transactionId: 7, extra: 1 }],
  ['a list', [7]],
  ['null', null],
])('%s never reaches the handler', async (_, input) => {
  let calls = 0
  const { call } = bridge({ 'transaction:get': () => (calls++, null as never) })
  expect(await call('transaction:get', input)).toEqual({
    ok: false,
    error: { code: 'invalid-input', ref: 'ref00001' },
  })
  expect(calls).toBe(0)
})

test('the log learns where an input was wrong, never what stood there', async () => {
  const { call, reports } = bridge({})
  await call('connection:create', {
    system: 'sparebank1',
    credentials: { clientSecret: 'canary-9' },
    'canary-8': 1,
  })
  expect(String(reports[0]?.cause)).toContain('credentials.clientId: invalid_type')
  expect(String(reports[0]?.cause)).not.toContain('canary')
})

test('a failure keeps its code, when to try again and the trace of the bank; its words stay in main', async () => {
  const refusal = new AppError('bank-busy', 'said too much', {
    retryAt: '2026-01-01T12:00:00Z',
    bankTrace: 't-1',
  })
  const { call, reports } = bridge({
    'export:cancel': () => {
      throw refusal
    },
  })
  expect(await call('export:cancel')).toEqual({
    ok: false,
    error: { code: 'bank-busy', ref: 'ref00001', retryAt: '2026-01-01T12:00:00Z', bankTrace: 't-1' },
  })
  expect(reports).toEqual([{ channel: 'export:cancel', cause: refusal }])
})

test('that the app is locked is an answer and not a fault: nothing is logged', async () => {
  const { call, reports } = bridge({
    'export:cancel': () => {
      throw new AppError('app-locked', 'locked')
    },
  })
  expect(await call('export:cancel')).toEqual({ ok: false, error: { code: 'app-locked' } })
  expect(reports).toEqual([])
})

test('a fault nobody foresaw crosses as internal, and so does a core that never came', async () => {
  const internal = { ok: false, error: { code: 'internal', ref: 'ref00001' } }
  const broken = bridge({ 'export:cancel': () => Promise.reject(new TypeError('canary')) })
  expect(await broken.call('export:cancel')).toEqual(internal)
  expect(await bridge(Promise.reject(new Error('no core'))).call('export:cancel')).toEqual(internal)
})

describe('whose call it is', () => {
  const contents = { id: 1 }
  const window = { webContents: contents }
  const frame = { origin: 'app://bundle', parent: null as unknown }
  const ours = { sender: contents, senderFrame: frame }

  test('ours: the top frame of our window, at our origin', () => {
    expect(isOurPage(ours, window, 'app://bundle')).toBe(true)
  })

  test.each([
    ['a frame that has gone', { ...ours, senderFrame: null }, window],
    ['a frame within the page', { ...ours, senderFrame: { ...frame, parent: frame } }, window],
    ['another origin', { ...ours, senderFrame: { ...frame, origin: 'https://example.org' } }, window],
    ['another host of our scheme', { ...ours, senderFrame: { ...frame, origin: 'app://evil' } }, window],
    ['an opaque origin', { ...ours, senderFrame: { ...frame, origin: 'null' } }, window],
    [
      'the development server, in a built app',
      { ...ours, senderFrame: { ...frame, origin: 'http://localhost:5173' } },
      window,
    ],
    ['other contents', { ...ours, sender: { id: 1 } }, window],
    ['a window that is closed', ours, null],
  ])('not ours: %s', (_, event, current) => {
    expect(isOurPage(event, current, 'app://bundle')).toBe(false)
  })
})
