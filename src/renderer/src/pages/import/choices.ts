import type { ImportDraft, ImportStatement, ImportTarget } from '../../../../shared/contract-import.ts'
import type { AccountId } from '../../../../shared/ids.ts'
import type { Account, AccountKind } from '../../../../shared/model.ts'
import { isSameAccount } from '../../../../shared/account-number.ts'
import { formatAccountNumber } from '../../format/account-number.ts'
import { minorOf, readAmount } from '../../format/amount-input.ts'

/** What a person has said of one statement so far; may be unfinished. */
export interface Choice {
  readonly into: 'undecided' | 'new' | 'skip' | { readonly accountId: AccountId }
  /** Of a new account. */
  readonly name: string
  readonly kind: AccountKind
  readonly currency: string
  /** As typed. */
  readonly balance: string
}
/** By `ImportStatement.ref`. */
export type Choices = ReadonlyMap<string, Choice>

export const longestName = 80

/**
 * What is chosen before anybody chose: the account main recognised, though the page may not have heard of it yet. A number nobody here has is a new account, and so is
 * everything in a household without accounts; else the person has to say.
 */
export function firstChoices({ statements }: ImportDraft, accounts: readonly Account[]): Choices {
  return new Map(
    statements.map((statement) => {
      const { ref, number, iban, accountName, suggestedAccountId, currency } = statement
      // Two accounts here have its number: which of them, the person has to say.
      const isAmbiguous = accounts.some((account) => isSameAccount(account, statement))
      const isNew = !isAmbiguous && (accounts.length === 0 || number !== null || iban !== null)
      const printed = number === null ? iban : formatAccountNumber(number)
      const choice: Choice = {
        into: suggestedAccountId !== null ? { accountId: suggestedAccountId } : isNew ? 'new' : 'undecided',
        name: (accountName ?? printed ?? '').slice(0, longestName),
        kind: 'current',
        currency: currency ?? (iban === null || iban.startsWith('NO') ? 'NOK' : 'EUR'),
        balance: '',
      } // prettier-ignore
      return [ref, choice]
    }),
  )
}

/** The account a choice leads to; undefined for a new one, a skipped one or none. */
export function accountOf(choice: Choice, accounts: readonly Account[]): Account | undefined {
  const { into } = choice
  return typeof into === 'string' ? undefined : accounts.find(({ id }) => id === into.accountId)
}

/** In what the amounts of a statement are, as far as file and choice tell; null: cannot be told yet. */
export function currencyOf(
  statement: ImportStatement,
  choice: Choice,
  accounts: readonly Account[],
): string | null {
  return (
    statement.currency ??
    accountOf(choice, accounts)?.currency ??
    (choice.into === 'new' ? choice.currency : null)
  )
}

/** May a balance be stated: for an account no bank tells of, where the file itself is silent and names a last day. */
export function takesBalance(
  statement: ImportStatement,
  choice: Choice,
  accounts: readonly Account[],
): boolean {
  const isFileOnly = choice.into === 'new' || accountOf(choice, accounts)?.connectionId === null
  return isFileOnly && statement.closing === null && statement.to !== null
}

/** What is wrong with a typed balance; null: nothing, or nothing is typed. */
export function balanceProblem(
  typed: string,
  currency: string,
  locale: string,
): 'balanceRule' | 'balanceDecimals' | null {
  if (typed.trim() === '') return null
  const amount = readAmount(typed, locale)
  if (amount === null) return 'balanceRule'
  return minorOf(amount, currency) === null ? 'balanceDecimals' : null
}

/** Everything main needs to compare or take in; null while something is still to be said or put right. */
export function targetsOf(
  { statements }: ImportDraft,
  choices: Choices,
  accounts: readonly Account[],
  locale: string,
): readonly ImportTarget[] | null {
  const targets = statements.map((statement) => {
    const choice = choices.get(statement.ref)
    return choice === undefined ? null : targetOf(statement, choice, accounts, locale)
  })
  return targets.includes(null) ? null : targets.filter((target) => target !== null)
}

function targetOf(
  statement: ImportStatement,
  choice: Choice,
  accounts: readonly Account[],
  locale: string,
): ImportTarget | null {
  const { ref } = statement
  if (choice.into === 'skip') return { ref, into: { kind: 'skip' }, balance: null }
  const currency = currencyOf(statement, choice, accounts)
  if (choice.into === 'undecided' || currency === null) return null
  const balance = takesBalance(statement, choice, accounts) ? choice.balance : ''
  if (balanceProblem(balance, currency, locale) !== null) return null
  const amount = readAmount(balance, locale)
  const stated = amount === null || statement.to === null ? null : { on: statement.to, amount }
  if (choice.into === 'new') {
    const name = choice.name.trim()
    if (name === '' || name.length > longestName) return null
    return { ref, into: { kind: 'new', name, accountKind: choice.kind, currency }, balance: stated }
  }
  return { ref, into: { kind: 'account', accountId: choice.into.accountId }, balance: stated }
}
