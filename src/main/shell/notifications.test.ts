import { EventEmitter } from 'node:events'
import type { Notification } from 'electron'
import { expect, test } from 'vitest'
import type { Language } from '../../shared/language.ts'
import type { Events } from '../../shared/contract.ts'
import type { Notice } from '../../shared/notice.ts'
import { noticeTexts } from './notice-texts.ts'
import { createNotifier } from './notifications.ts'

class FakeNotification extends EventEmitter {
  static isSupported = (): boolean => true
  static readonly made: FakeNotification[] = []
  readonly said: { title: string; body: string }
  constructor(said: { title: string; body: string }) {
    super()
    this.said = said
  }
  show(): void {
    FakeNotification.made.push(this)
  }
  close(): void {
    this.emit('close', {})
  }
}

function start(Made: unknown = FakeNotification) {
  FakeNotification.made.length = 0
  const opened: Events['go'][] = []
  const errors: string[] = []
  const { notify, setLocked } = createNotifier({
    Notification: Made as typeof Notification,
    language: () => 'en',
    open: (place) => void opened.push(place),
    log: { event: () => undefined, error: (where) => (errors.push(where), 'ref') },
  })
  return { notify, setLocked, opened, errors, made: FakeNotification.made }
}

const kinds = [
  'consent-expired',
  'consent-revoked',
  'needs-person',
  'bank-unreachable',
  'offline',
  'not-read',
] as const
const of = (kind: (typeof kinds)[number]): Notice => ({ kind, connectionId: 'c1', name: 'Felles bank' })
const ends = (days: number, because: 'idle' | 'absolute' = 'absolute'): Notice => ({
  kind: 'consent-ends',
  connectionId: 'c1',
  name: 'Felles bank',
  left: { days, endsOn: '2026-11-28', because },
})

test('a click on a notice leads to where it is dealt with', () => {
  const { notify, opened, made } = start()
  for (const notice of [...kinds.map(of), ends(7)]) notify(notice)
  for (const each of made) each.emit('click')
  expect(opened.map(({ to }) => to)).toEqual(['renewal', 'renewal', 'connections', 'connections', 'connections', 'connections', 'renewal']) // prettier-ignore
  expect(opened.every(({ connectionId }) => connectionId === 'c1')).toBe(true)
})

test.each(['en', 'nb'] as const)(
  'expired, withdrawn, down and offline say four different things (%s)',
  (language: Language) => {
    const texts = kinds.map((kind) => noticeTexts(of(kind), language))
    for (const part of ['title', 'body'] as const)
      expect(new Set(texts.map((text) => text[part])).size).toBeGreaterThan(3)
    expect(new Set(texts.map(({ title }) => title)).size).toBe(kinds.length)
    for (const { title, body } of texts) {
      expect(title).toContain('Felles bank')
      expect(body).toMatch(language === 'en' ? /still here|can be used/ : /fortsatt her|kan brukes/) // what was kept
    }
  },
)

test('the end of a consent is told in days, and what to do by what ends it', () => {
  const titles = [7, 1, 0].map((days) => noticeTexts(ends(days), 'en').title)
  expect(titles).toEqual([
    'The consent at Felles bank ends in 7 days',
    'The consent at Felles bank ends tomorrow',
    'The consent at Felles bank ends today',
  ])
  expect(noticeTexts(ends(7), 'nb').title).toBe('Samtykket hos Felles bank går ut om 7 dager')
  expect(noticeTexts(ends(7, 'idle'), 'en').body).toContain('A sync before then keeps it alive')
  expect(noticeTexts(ends(7), 'en').body).toContain('renew')
})

test('a locked app says nothing of the banks, and takes away what it said', () => {
  const { notify, setLocked, made } = start()
  const closed: number[] = []
  notify(of('offline'))
  notify(of('consent-revoked'))
  made[0]?.emit('close', { reason: 'userCanceled' })
  for (const [index, each] of made.entries()) each.on('close', () => void closed.push(index))
  setLocked(true)
  expect(closed).toEqual([1])
  notify(of('offline'))
  expect(made).toHaveLength(2)
  setLocked(false)
  notify(of('offline'))
  expect(made).toHaveLength(3)
})

test('what lies in the action centre of Windows is taken from there too', () => {
  const { notify, setLocked, made } = start()
  notify(of('consent-revoked'))
  made[0]?.emit('close', { reason: 'timedOut' }) // off the screen, and kept
  let taken = 0
  if (made[0] !== undefined) made[0].close = () => void (taken += 1) // it tells of no second end
  setLocked(true)
  setLocked(false)
  setLocked(true)
  expect(taken).toBe(1)
})

test('a desktop without notifications is left alone, and one that refuses them is logged', () => {
  const without = start(Object.assign(() => undefined, { isSupported: () => false }))
  without.notify(of('offline'))
  expect(without.errors).toEqual([])
  class Refusing extends FakeNotification {
    override show(): void {
      throw new Error('not allowed')
    }
  }
  const refused = start(Refusing)
  refused.notify(of('offline'))
  expect(refused.errors).toEqual(['notification'])
})
