import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { accounts } from './invented.ts'

// Net worth and the flows of a month differ by what each leaves out: each says what it is of.

test('what came in and went out says of which days it is, and that pending payments are not in it', async ({
  app,
  page,
}) => {
  const flow = { currency: 'NOK', inMinor: 5_000_000, outMinor: -4_200_050, ownTransferMinor: 300_000 }
  const handlers = { ...fullHandlers(), 'flows:monthly': () => [{ ...flow, month: '2026-10' }] }
  await app.open('/', { handlers })
  await expect(page.getByRole('region', { name: 'What came in and went out each month?' })).toContainText(
    'Booked from 1 October 2026 to 20 November 2026; pending payments are not counted. ' +
      'Transfers between your own accounts are left out of both (NOK 3,000.00 in this period).',
  )
})

test('the change of net worth says that money moved between own accounts is in it, where such are outside the sum', async ({
  app,
  page,
}) => {
  await app.open('/')
  await expect(
    page.getByText(
      'Of booked balances: pending payments are not in it; transfers to and from your accounts outside this sum are.',
    ),
  ).toBeVisible()
  const handlers = fullHandlers()
  const overview = await handlers['overview:get'](undefined)
  const kroner = accounts
    .filter(({ currency }) => currency === 'NOK')
    .map((account) => ({ ...account, isCounted: true }))
  await app.open('/', {
    handlers: {
      ...handlers,
      'accounts:list': () => kroner,
      'overview:get': () => ({ ...overview, accounts: kroner }),
    },
  })
  await expect(
    page.getByText('Of booked balances: pending payments are not in it.', { exact: true }),
  ).toBeVisible()
})
