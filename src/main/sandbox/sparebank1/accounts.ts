import { Hono } from 'hono'
import type { Context } from 'hono'
import type { HouseholdAccount } from '../household/accounts.ts'
import { accountJson, isDefault } from './account-json.ts'
import { mediaType, refusal } from './refusals.ts'
import { booksOf, openAccounts, type Env, type OpenAccount, type World } from './world.ts'

/** Which accounts each flag of the list asks for, and whether absence means yes (fact sheet 7.1). */
const includeFlags: Readonly<Record<string, { readonly isOn: boolean; readonly means: (account: HouseholdAccount) => boolean }>> = {
  includeNokAccounts: { isOn: true, means: ({ kind, currency }) => ['current', 'savings'].includes(kind) && currency === 'NOK' },
  includeCurrencyAccounts: { isOn: false, means: ({ kind }) => kind === 'currency' },
  includeBsuAccounts: { isOn: false, means: ({ kind }) => kind === 'bsu' },
  includeCreditCardAccounts: { isOn: false, means: ({ kind }) => kind === 'credit-card' },
  includeAskAccounts: { isOn: false, means: ({ kind }) => kind === 'share-savings' },
  includePensionAccounts: { isOn: false, means: ({ kind }) => kind === 'pension' },
} // prettier-ignore

function listed(c: Context<Env>, world: World): readonly OpenAccount[] {
  const wanted = Object.entries(includeFlags).filter(([name, { isOn }]) => (c.req.query(name) ?? String(isOn)) === 'true')
  const isLost = (c.get('partial') ?? []).includes('CREDIT_ACCOUNTS_FAILED')
  return openAccounts(world, c.get('consent'))
    .filter(({ account }) => wanted.some(([, { means }]) => means(account)))
    .filter(({ account }) => !(isLost && account.kind === 'credit-card'))
} // prettier-ignore

function accountBy(c: Context<Env>, world: World, key: string): OpenAccount {
  const found = openAccounts(world, c.get('consent')).find((one) => one.key === key)
  if (found === undefined) {
    throw refusal(404, 'account.not.found', 'The account was not found.', { resource: 'accountKey' })
  }
  return found
}

/** The only address one posts to: its own media type is demanded, and card numbers are not understood (fact sheet 5, 7.8). */
async function balance(c: Context<Env>, world: World): Promise<unknown> {
  if (c.req.header('content-type')?.startsWith('application/vnd.sparebank1.v') !== true) {
    throw refusal(415, 'unsupported.media.type', 'The content type is not supported.')
  }
  const body: unknown = await c.req.json().catch(() => {
    throw refusal(400, 'body.invalid', 'The body is not JSON.')
  })
  const number =
    typeof body === 'object' && body !== null && 'accountNumber' in body ? body.accountNumber : null
  const open = openAccounts(world, c.get('consent')).find(({ account }) => account.number === number)
  if (open === undefined || open.account.kind === 'credit-card') {
    throw refusal(400, 'account.number.invalid', 'The account number is not valid.', {
      resource: 'accountNumber',
    })
  }
  return { accountBalance: booksOf(world, open.account).bookedMinor / 100, name: open.account.name }
}

function details({ account }: OpenAccount): unknown {
  return {
    ...(account.kind === 'savings' ? { freeWithdrawalsLeft: 12, lastWithdrawalDate: '2026-05-30' } : {}),
    interestRate: account.kind === 'current' ? 0.1 : 3.45,
    blockedAmount: 0,
    blockedBsuAmount: 0,
    creditLine: 0,
    totalConfirmedAmount: 0,
    netCalculatedCreditInterest: 210.11,
    netCalculatedCreditLineInterest: 0,
    totalCreditInterestLastYear: 422.9,
    bankIdentifierCode: 'SANDNO21',
  }
}

/** `/personal/banking/accounts`: fact sheet section 7. */
export function accountRoutes(world: World): Hono<Env> {
  const answer = (c: Context<Env>, body: unknown): Response =>
    c.body(JSON.stringify(body), 200, { 'content-type': mediaType(c.get('version')) })

  return new Hono<Env>()
    .get('/', (c) => {
      const accounts = listed(c, world).map((open) => accountJson(world, open))
      return answer(c, { accounts, errors: c.get('partial') ?? [] })
    })
    .get('/default', (c) => {
      const open = openAccounts(world, c.get('consent'))
      const found = open.find(({ account }) => isDefault(account)) ?? open[0]
      if (found === undefined) throw refusal(404, 'account.not.found', 'The account was not found.')
      return answer(c, accountJson(world, found))
    })
    .get('/keys', (c) => {
      const asked = c.req.queries('accountNumber') ?? []
      const open = openAccounts(world, c.get('consent')).filter(({ account }) =>
        asked.includes(account.number),
      )
      return answer(c, {
        accountKeysMap: Object.fromEntries(open.map((one) => [one.account.number, one.key])),
      })
    })
    .post('/balance', async (c) => answer(c, await balance(c, world)))
    .get('/:key', (c) => answer(c, accountJson(world, accountBy(c, world, c.req.param('key')))))
    .get('/:key/details', (c) => answer(c, details(accountBy(c, world, c.req.param('key')))))
    .get('/:key/roles', (c) => {
      accountBy(c, world, c.req.param('key'))
      const roles = [{ roleType: 'OWNER', validFromDate: '2015-01-01', validToDate: '9999-12-31' }]
      return answer(c, { roles, ownerHasRightOfDisposal: true })
    })
}
