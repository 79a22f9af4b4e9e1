import { expect, test } from 'vitest'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { bankIds } from '../../src/shared/systems.ts'
import { startApp } from './app.ts'
import { stands } from './banks/stands.ts'

// What is due, of the invented household at its three banks: nothing that the list shows ahead is missing from it.

const today = '2026-11-21'

test('what the three banks have waiting is due, each payment once, and what goes to an own account says so', async () => {
  await using clean = new AsyncDisposableStack()
  const clock = movableClock(`${today}T11:00:00.000Z`)
  const banks = await Promise.all(bankIds.map((system) => stands[system]({ clock })))
  for (const bank of banks) clean.use(bank)
  const app = clean.use(
    await startApp({
      clock,
      endpoints: Object.fromEntries(bankIds.map((system, at) => [system, banks[at]?.endpoints ?? {}])),
      openBrowser: async (url) => await banks[bankIds.indexOf('sparebank1')]?.openBrowser(url),
    }),
  )
  const { handlers } = app
  for (const { connection } of banks) {
    const { connectionId } = await handlers['connection:create'](connection)
    await handlers['connection:prepare']({ connectionId })
    await handlers['connection:authorise']({ connectionId })
    const accounts = await handlers['connection:read-accounts']({ connectionId })
    await handlers['connection:choose-accounts']({ connectionId, accountIds: accounts.map(({ id }) => id) })
    await handlers['sync:run']({ connectionId })
  }
  const due = await handlers['upcoming:list'](undefined)
  const told = due.map(
    ({ kind, dueOn, amount: { minor, currency } }) => `${dueOn} ${kind} ${minor} ${currency}`,
  )
  expect(told).toEqual([
    '2026-11-23 payment -19900 NOK',
    '2026-11-23 reserved-ahead -1900350 NOK',
    '2026-11-26 standing-order -2400 EUR',
    '2026-11-27 invoice -21400 NOK',
    '2026-11-27 reserved-ahead -5000 NOK',
    '2026-12-02 standing-order -40000 EUR',
    '2026-12-07 payment -34900 NOK',
    '2026-12-21 standing-order -50000 NOK',
  ])
  const own = due.filter(({ isOwnTransfer }) => isOwnTransfer).map(({ text }) => text)
  expect(own).toEqual(['Til overs', 'Gamle sparepenger'])
  const ahead = await handlers['transactions:page']({
    filter: { from: '2026-11-22' },
    sort: { by: 'bookedOn', descending: false },
    offset: 0,
    limit: 50,
  })
  const listed = ahead.map(({ bookedOn, text }) => `${bookedOn} ${text}`)
  const reserved = due.filter(({ kind }) => kind === 'reserved-ahead' || kind === 'dated-ahead')
  expect(reserved.map(({ dueOn, text }) => `${dueOn} ${text}`)).toEqual(listed)
}, 60_000)
