import { createHash } from 'node:crypto'
import { bareNumber, writtenNumbers } from '../../shared/account-number.ts'
import type { AccountId, ConnectionId } from '../../shared/ids.ts'
import type { AccountKind } from '../../shared/model.ts'
import type { AccountRecord } from '../store/account-record.ts'
import { normalised } from '../store/fold.ts'

/** Changed with every change of the rules by which pairs are found: the whole ledger is looked at once more then. */
const rulesVersion = 1

/** One of the household's accounts, as rows may speak of it. */
export interface OwnAccount {
  readonly id: AccountId
  readonly currency: string
  readonly kind: AccountKind
  readonly connectionId: ConnectionId | null
}

export interface Household {
  readonly account: (id: AccountId) => OwnAccount | undefined
  /** The accounts of this number; of one number there may be one a currency. None: it is somebody else's. */
  readonly owners: (number: string | null) => readonly OwnAccount[]
  /** The accounts these words speak of, by name or by number. */
  readonly spokenOf: (words: string) => ReadonlySet<AccountId>
  /** Are its accounts in several currencies? */
  readonly hasCurrencies: boolean
  /** Tells one household, and one set of rules, from another. */
  readonly basis: string
}

/** Shorter names are in too many words: `Mat` says nothing, `BSU` does not occur by chance. */
const shortestName = 3

export function householdOf(accounts: readonly AccountRecord[]): Household {
  const byId = new Map(accounts.map((account) => [account.id, account]))
  const byNumber = grouped(accounts.flatMap((account) => writtenNumbers(account).map((number) => [number, account])))
  const byName = [
    ...grouped(accounts.flatMap((account) => namesOf(account).map((name) => [` ${name} `, account]))),
  ]
  return {
    account: (id) => byId.get(id),
    owners: (number) => (number === null ? [] : (byNumber.get(number) ?? [])),
    spokenOf: (words) => {
      const found = new Set<AccountId>()
      const said = ` ${normalised(words)} `
      for (const [name, named] of byName) if (said.includes(name)) for (const { id } of named) found.add(id)
      for (const number of numbersIn(words)) for (const { id } of byNumber.get(number) ?? []) found.add(id)
      return found
    },
    hasCurrencies: new Set(accounts.map(({ currency }) => currency)).size > 1,
    basis: basisOf(accounts),
  }
} // prettier-ignore

function namesOf({ bankName, ownName }: AccountRecord): readonly string[] {
  const names = [bankName, ownName ?? ''].map(normalised)
  return [...new Set(names)].filter((name) => name.length >= shortestName)
}

/** Norwegian numbers and IBANs, however they are spaced. */
const writtenNumber =
  /\b(?:\d{4}[ .]?\d{2}[ .]?\d{5}|[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?)\b/g

function numbersIn(words: string): readonly string[] {
  if (!/\d{4}/.test(words)) return []
  return [...words.matchAll(writtenNumber)].map(([number]) => bareNumber(number))
}

function grouped<K, V>(pairs: readonly (readonly [K, V])[]): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>()
  for (const [key, value] of pairs) {
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [value])
    else group.push(value)
  }
  return groups
}

function basisOf(accounts: readonly AccountRecord[]): string {
  const facts = accounts
    .map((one) => [one.id, one.connectionId, one.kind, one.currency, one.bankName, one.ownName, ...writtenNumbers(one)])
    .map((fact) => JSON.stringify(fact))
    .toSorted()
  return createHash('sha256').update(JSON.stringify([rulesVersion, facts])).digest('hex')
} // prettier-ignore
