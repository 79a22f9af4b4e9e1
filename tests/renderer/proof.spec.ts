import type { Page } from '@playwright/test'
import type { Handlers } from '../../src/shared/contract.ts'
import { AppError } from '../../src/shared/errors.ts'
import type { Account } from '../../src/shared/model.ts'
import type { ProofDetails } from '../../src/shared/proof.ts'
import { expectAccessible } from './axe.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { accountIds, accounts } from './invented.ts'
import { detailsOf as entryDetails } from './invented-history.ts'
import { detailsOf, gapAt, unprovenFor } from './invented-proof.ts'

/** Proven but for these accounts. */
function householdWith(proofs: Readonly<Record<string, Account['proof']>>): Handlers {
  const rows = accounts.map((row) => ({ ...row, proof: proofs[row.id] ?? row.proof }))
  const proofOf = (id: string) => rows.find((row) => row.id === id)?.proof ?? null
  return {
    ...fullHandlers(),
    'accounts:list': () => rows,
    'overview:get': () => ({
      netWorth: [{ minor: 47_059_780, currency: 'NOK', accountCount: rows.length }],
      accounts: rows,
      oldestBalanceAt: rows[0]?.balanceAt ?? null,
    }),
    'proof:get': ({ accountId }) => detailsOf(accountId, proofOf(accountId)),
  }
}

const withGap = () => householdWith({ [accountIds.joint]: gapAt(1_876_020, 'NOK') })
const mark = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

test('every balance says when it equalled the bank, on the overview and on the page of accounts', async ({
  app,
  page,
}) => {
  for (const path of ['/', '/accounts']) {
    await app.open(path)
    await expect(mark(page, /equals the bank 14:03 today/)).toHaveCount(6)
    await expect(mark(page, /^Brukskonto: equals the bank 14:03 today/)).toBeVisible()
  }
  await app.open('/')
  await expect(page.getByText('Every balance equals its bank.')).toBeVisible()
})

test('a balance that cannot be proven is not among those said to equal their bank', async ({ app, page }) => {
  const handlers = householdWith({ [accountIds.joint]: unprovenFor('moves-by-itself') })
  await app.open('/', { handlers })
  await expect(page.getByText('5 of 6 balances equal their banks.')).toBeVisible()
  await expect(
    page.getByText('1 of 6 balances cannot be proven: payments alone do not make it.'),
  ).toBeVisible()
  await expect(page.getByText('Every balance equals its bank.')).toHaveCount(0)
})

test('a balance that differs shows by how much and since when, and the sum says how many do', async ({
  app,
  page,
}) => {
  await app.open('/', { handlers: withGap() })
  const gap = mark(
    page,
    /^Felles husholdning: differs from the bank by 45\.00 Norwegian kroner since 17 November 2026/,
  )
  await expect(gap.getByText('+NOK 45.00 since 17 Nov')).toBeVisible()
  await expect(page.getByText('1 of 6 balances differs from its bank.')).toBeVisible()
  await expectAccessible(page)
})

test('a press tells what the bank says, what is held, and which rows would explain it', async ({
  app,
  page,
}) => {
  await app.open('/accounts', { handlers: withGap() })
  await mark(page, /^Felles husholdning: differs/).click()
  const drawer = page.getByRole('dialog', { name: 'Does the balance add up?' })
  await expect(
    drawer.getByRole('heading', { name: 'The bank says NOK 45.00 more than we hold.' }),
  ).toBeVisible()
  await expect(drawer).toContainText('Every row from 21 November 2023 on is part of it.')
  await expect(drawer.getByRole('definition')).toHaveText(['NOK 18,760.20', 'NOK 18,715.20', '+NOK 45.00'])
  await expect(drawer).toContainText(
    'Between 15 November 2026 and 17 November 2026 the bank’s balance moved by NOK 45.00 beyond the rows we hold.',
  )
  await expect(drawer.getByRole('link', { name: 'Kaffebrenneriet' })).toHaveCount(2) // the third was taken out: it stands nowhere
  await expect(drawer).toContainText('There is another like it: perhaps one too many.')
  const history = drawer.getByRole('list').last().getByRole('listitem')
  await expect(history).toHaveCount(3)
  await expect(history.nth(1)).toContainText('Even3 May 2026 to 17 Nov 2026checked 403 times')
  await expectAccessible(page)
})

test('a suspect leads to where it stands in the list', async ({ app, page }) => {
  await app.open('/', { handlers: withGap() })
  await mark(page, /^Felles husholdning: differs/).click()
  await page
    .getByRole('link', { name: /Kaffebrenneriet/ })
    .first()
    .click()
  await expect(page).toHaveURL(
    new RegExp(
      `transactions\\?accountId=${accountIds.joint}&from=2026-11-16&to=2026-11-16&min=45.00&max=45.00$`,
    ),
  )
})

/** A gap that can be set aside, the first time in vain. `tell`: as main does, before it answers. */
function acceptable(tell: () => Promise<void>): Handlers {
  const gap = withGap()
  const even = householdWith({})
  let tries = 0
  let isAccepted = false
  return {
    ...gap,
    'proof:get': (input) => {
      if (!isAccepted) return gap['proof:get'](input)
      const details = even['proof:get'](input) as ProofDetails
      const [now, ...before] = details.history
      const accepted = { minor: 4_500, currency: 'NOK' }
      return { ...details, history: now === undefined ? [] : [{ ...now, accepted }, ...before] }
    },
    'proof:accept': async () => {
      if (++tries === 1) throw new AppError('not-found', 'another by now')
      isAccepted = true
      await tell()
      return null
    },
  }
}

test('a gap that nothing mends is set aside, once one has read what that means, and the history says so', async ({
  app,
  page,
}) => {
  await app.open('/', {
    handlers: acceptable(() => app.push('stale', { topics: ['transactions', 'journal'] })),
  })
  await mark(page, /^Felles husholdning: differs/).click()
  const drawer = page.getByRole('dialog', { name: 'Does the balance add up?' })
  const begin = drawer.getByRole('button', { name: 'Count from here on' })
  await begin.click()
  const ask = page.getByRole('dialog', { name: 'Count from here on?' })
  await expect(ask).toContainText('The difference of +NOK 45.00 is set aside from today.')
  await expect(ask).toContainText('Nothing is changed in your payments.')
  await expect(ask).toContainText('Ctrl+Z takes this back.')
  await expectAccessible(page)
  await page.keyboard.press('Escape') // leaves the question alone, and nothing is done
  await expect(ask).toBeHidden()
  await expect(drawer).toBeVisible()
  await expect(begin).toBeFocused()
  expect(app.sent('proof:accept')).toEqual([])

  await page.keyboard.press('Enter')
  await ask.getByRole('button', { name: 'Count from here on' }).click()
  await expect(ask).toContainText('This is no longer here') // another gap by now: the question stays
  await ask.getByRole('button', { name: 'Count from here on' }).click()
  await expect(ask).toBeHidden()
  await expect(drawer).toContainText('Even, +NOK 45.00 set aside')
  await expect(begin).toBeHidden()
  await expect(drawer.locator(':focus')).toHaveCount(1)
  expect(app.sent('proof:accept')).toEqual([
    { accountId: accountIds.joint, gapMinor: 4_500 },
    { accountId: accountIds.joint, gapMinor: 4_500 },
  ])
  await page.keyboard.press('Escape') // the drawer still has the keys
  await expect(drawer).toBeHidden()
})

test('a gap between the balances of files has no such way out: the missing file is', async ({
  app,
  page,
}) => {
  const handlers = withGap()
  const rows = (await handlers['accounts:list'](undefined)).map((row) => ({ ...row, connectionId: null }))
  await app.open('/accounts', { handlers: { ...handlers, 'accounts:list': () => rows } })
  await mark(page, /^Felles husholdning: differs/).click()
  const drawer = page.getByRole('dialog', { name: 'Does the balance add up?' })
  await expect(drawer.getByRole('heading', { name: 'What would explain it' })).toBeVisible()
  await expect(drawer.getByRole('button', { name: 'Count from here on' })).toHaveCount(0)
})

test('what cannot be proven says why in plain words, and is not counted as a fault where nothing could prove it', async ({
  app,
  page,
}) => {
  const handlers = householdWith({
    [accountIds.bsu]: unprovenFor('first-reading'),
    [accountIds.savings]: unprovenFor('moves-by-itself'),
  })
  await app.open('/', { handlers })
  await expect(page.getByText('1 of 6 balances is not proven.')).toBeVisible()
  await expect(page.getByText(/^1 of 6 balances cannot be proven/)).toBeVisible()
  await mark(page, /^BSU: not proven/).click()
  const drawer = page.getByRole('dialog')
  await expect(drawer).toContainText('There is one balance so far, and nothing to compare it with.')
  await page.keyboard.press('Escape')
  await mark(page, /^Sparekonto: not proven/).click()
  await expect(drawer).toContainText('follows prices or interest')
})

test('the mark is reached and opened by key, and has the focus again afterwards', async ({ app, page }) => {
  await app.open('/')
  const row = page.getByRole('link', { name: /Brukskonto/ })
  await row.focus()
  await page.keyboard.press('Tab')
  const button = mark(page, /^Brukskonto: equals/)
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('Equals the bank, 14:03 today.')
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()
})

test('a bank that counts what is only announced is said to, with the amount', async ({ app, page }) => {
  const early = { kind: 'pending', amount: { minor: -4_500, currency: 'NOK' } } as const
  const proof = { ...gapAt(1_876_020, 'NOK'), state: 'proven', gap: null, early } as const
  await app.open('/', { handlers: householdWith({ [accountIds.joint]: proof }) })
  await mark(page, /^Felles husholdning: equals/).click()
  await expect(page.getByRole('dialog')).toContainText(
    'The bank counts what is announced already: −NOK 45.00 that is not booked here yet.',
  )
})

test('all of it is said in Norwegian too', async ({ app, page }) => {
  const handlers = withGap()
  await handlers['settings:set']({ language: 'nb' })
  await app.open('/', { handlers })
  await expect(mark(page, /^Brukskonto: stemmer med banken i dag kl\. 14:03/)).toBeVisible()
  await mark(page, /^Felles husholdning: avviker/).click()
  const drawer = page.getByRole('dialog', { name: 'Stemmer saldoen?' })
  await expect(drawer.getByRole('heading', { name: /Banken oppgir 45,00\s.*mer enn vi har\./ })).toBeVisible()
  await expectAccessible(page)
})

test('a difference that came with a file names it, and leads to where it can be taken back', async ({
  app,
  page,
}) => {
  const handlers = { ...withGap(), 'journal:get': ({ entryId }) => entryDetails(entryId) } satisfies Handlers
  await app.open('/accounts', { handlers })
  await mark(page, /^Felles husholdning: differs from the bank/).click()
  const drawer = page.getByRole('dialog', { name: 'Does the balance add up?' })
  await expect(drawer.getByRole('heading', { name: 'The difference came with' })).toBeVisible()
  await drawer.getByRole('link', { name: /kontoutskrift\.csv/ }).click()
  const entry = page.getByRole('dialog', { name: 'What this did' })
  await expect(entry.getByText(/kontoutskrift\.csv/)).toBeVisible()
  await expectAccessible(page)
  await entry.getByRole('button', { name: 'Close' }).click()
  await expect(entry).toBeHidden()
  await expect(page).toHaveURL(/\/history$/)
})
