import { expect, test } from 'vitest'
import type { ImportDraft, ImportStatement } from '../../../../shared/contract-import.ts'
import type { Account } from '../../../../shared/model.ts'
import { balanceProblem, firstChoices, targetsOf, type Choice } from './choices.ts'

function statement(change: Partial<ImportStatement> = {}): ImportStatement {
  return {
    ref: '1',
    number: '18130000017',
    iban: null,
    accountName: null,
    currency: 'NOK',
    rowCount: 3,
    from: '2026-01-02',
    to: '2026-11-18',
    preview: [],
    closing: null,
    suggestedAccountId: null,
    ...change,
  }
}

function draftOf(...statements: ImportStatement[]): ImportDraft {
  return { draftId: 'd', fileName: 'f.csv', format: 'dnb-csv', table: null, statements }
}

const account = { id: 'a1', connectionId: 'c1', currency: 'NOK', number: null, iban: null } as Account
const fileAccount = { ...account, id: 'a2', connectionId: null }

/** The first choice for one statement, with a change by hand. */
function targets(one: ImportStatement, accounts: readonly Account[], change: Partial<Choice> = {}) {
  const draft = draftOf(one)
  const [first] = [...firstChoices(draft, accounts).values()]
  if (first === undefined) throw new Error('no choice was made')
  return targetsOf(draft, new Map([[one.ref, { ...first, ...change }]]), accounts, 'nb-NO')
}

test('the account whose number the file names is chosen already', () => {
  expect(targets(statement({ suggestedAccountId: 'a1' }), [account])).toEqual([
    { ref: '1', into: { kind: 'account', accountId: 'a1' }, balance: null },
  ])
})

test('a number nobody here has becomes a new account under that number', () => {
  expect(targets(statement(), [account])).toEqual([
    {
      ref: '1',
      into: { kind: 'new', name: '1813.00.00017', accountKind: 'current', currency: 'NOK' },
      balance: null,
    },
  ])
})

test('a file without any number waits for the person to say', () => {
  expect(targets(statement({ number: null }), [account])).toBeNull()
  expect(targets(statement({ number: null }), [account], { into: { accountId: 'a1' } })).toHaveLength(1)
})

test('what main recognised is chosen although the page has not heard of that account yet', () => {
  const [first] = [
    ...firstChoices(draftOf(statement({ suggestedAccountId: 'just made' })), [account]).values(),
  ]
  expect(first?.into).toEqual({ accountId: 'just made' })
})

test('of two accounts with the number of the file the person says which: never a third one by itself', () => {
  const twice = [account, fileAccount].map((one) => ({ ...one, number: '1813.00.00017' }))
  const [first] = [...firstChoices(draftOf(statement()), twice).values()]
  expect(first?.into).toBe('undecided')
})

test('a new account is in kroner by its Norwegian number, and in euros by another country’s IBAN', () => {
  const currencyFor = (change: Partial<ImportStatement>) =>
    [...firstChoices(draftOf(statement({ currency: null, ...change })), []).values()][0]?.currency
  expect(currencyFor({})).toBe('NOK')
  expect(currencyFor({ number: null, iban: 'NL68BUNQ2099000174' })).toBe('EUR')
  expect(currencyFor({ number: null, iban: 'NO9386011117947' })).toBe('NOK')
})

test('a new account needs a name', () => {
  expect(targets(statement({ number: null }), [])).toBeNull()
  expect(targets(statement({ number: null }), [], { name: ' Sparing ' })?.[0]?.into).toMatchObject({
    name: 'Sparing',
  })
})

test('a stated balance is of the statement’s last day, and only for an account no bank tells of', () => {
  const change = { balance: '12 345,50' }
  const stated = { on: '2026-11-18', amount: '12345.5' }
  expect(targets(statement(), [], change)?.[0]?.balance).toEqual(stated)
  expect(targets(statement({ suggestedAccountId: 'a2' }), [fileAccount], change)?.[0]?.balance).toEqual(
    stated,
  )
  expect(targets(statement({ suggestedAccountId: 'a1' }), [account], change)?.[0]?.balance).toBeNull()
})

test('where the file says the balance, what was typed before is not sent', () => {
  const closing = { on: '2026-11-18', amount: '10.00' }
  expect(targets(statement({ closing }), [], { balance: '99' })?.[0]?.balance).toBeNull()
})

test('a balance that is no amount, or has too many decimals, holds everything back', () => {
  expect(balanceProblem('tusen', 'NOK', 'nb-NO')).toBe('balanceRule')
  expect(balanceProblem('12,5', 'JPY', 'nb-NO')).toBe('balanceDecimals')
  expect(balanceProblem(' ', 'NOK', 'nb-NO')).toBeNull()
  expect(targets(statement(), [], { balance: 'tusen' })).toBeNull()
})

test('one statement left out does not hold back the others', () => {
  const draft = draftOf(statement(), statement({ ref: '2', number: null }))
  const choices = new Map(firstChoices(draft, [account]))
  expect(targetsOf(draft, choices, [account], 'nb-NO')).toBeNull()
  const second = choices.get('2')
  if (second !== undefined) choices.set('2', { ...second, into: 'skip' })
  expect(targetsOf(draft, choices, [account], 'nb-NO')?.map(({ into }) => into.kind)).toEqual(['new', 'skip'])
})
