import { isSameAccount } from '../../shared/account-number.ts'
import type { ImportTarget } from '../../shared/contract-import.ts'
import { AppError, isAppError } from '../../shared/errors.ts'
import type { ImportFormat } from '../../shared/import-file.ts'
import { money } from '../../shared/money.ts'
import type { StatementSummary } from '../files/import-thread/protocol.ts'
import { unreadable } from '../files/import/unreadable.ts'
import { amountOf, toStatementFacts, type StatementFacts } from '../files/statement-rows.ts'
import type { NewFileAccount } from '../store/file-accounts.ts'
import type { Store } from '../store/store.ts'
import type { StatementToImport } from '../sync/import-save.ts'
import type { OpenDraft } from './import-draft.ts'
import { accountOf } from './import-shown.ts'

export interface AimedStatement extends StatementToImport {
  readonly ref: string
}

/**
 * The statements a plan takes in, with every row in the currency of where it goes; the ones it skips or does not name are
 * left out.
 * @throws AppError `invalid-input` (columns not named yet, a statement the file does not have, or named twice, or a balance
 *   that is no amount), `not-found` (no such account), `file-unreadable` (another currency, or an amount that does not fit it).
 */
export async function aimStatements(
  store: Pick<Store, 'accounts' | 'connections'>,
  draft: OpenDraft,
  targets: readonly ImportTarget[],
): Promise<readonly AimedStatement[]> {
  const { format, statements } = draft.summary
  if (format === null)
    throw new AppError('invalid-input', 'nobody has said what the columns of the file mean')
  if (new Set(targets.map(({ ref }) => ref)).size !== targets.length)
    throw new AppError('invalid-input', 'a statement of the file is to go into two accounts')
  const aimed: AimedStatement[] = []
  const begun: NewFileAccount[] = []
  for (const target of targets) {
    const index = statements.findIndex(({ ref }) => ref === target.ref)
    const statement = statements[index]
    if (statement === undefined) throw new AppError('invalid-input', 'the file has no such statement')
    const destination = destinationOf(store, statement, target)
    if (destination === null) continue
    const { currency } = destination
    const into = typeof destination.into === 'string' ? destination.into : oneOf(begun, destination.into)
    const rows = await rowsOf(draft, index, format, currency)
    const stated = statedOf(target, statement, currency)
    aimed.push({ ref: target.ref, into, rows, format, stated })
  }
  return aimed
}

function destinationOf(
  store: Pick<Store, 'accounts' | 'connections'>,
  statement: StatementSummary,
  { into }: ImportTarget,
): { readonly into: StatementToImport['into']; readonly currency: string } | null {
  if (into.kind === 'skip') return null
  const { number, iban } = statement
  const account =
    into.kind === 'account' ? store.accounts.list().find(({ id }) => id === into.accountId) : into
  if (account === undefined) throw new AppError('not-found', 'there is no account with this id')
  const { currency } = account
  if (statement.currency !== null && statement.currency !== currency) throw unreadable('currency')
  if (into.kind === 'account') return { into: into.accountId, currency }
  // A second account of one number would hold every row twice.
  const here = store.accounts
    .list()
    .filter((other) => other.currency === currency && isSameAccount(other, statement))
  const known = accountOf(store, here) ?? here[0]
  return {
    into: known?.id ?? { kind: into.accountKind, name: into.name, number, iban, currency },
    currency,
  }
}

/** Statements of one account, month by month perhaps, begin it once: the first of them says what it is called. */
function oneOf(begun: NewFileAccount[], account: NewFileAccount): NewFileAccount {
  const same = begun.find((other) => other.currency === account.currency && isOneAccount(other, account))
  if (same === undefined) begun.push(account)
  return same ?? account
}

function isOneAccount(one: NewFileAccount, other: NewFileAccount): boolean {
  return isSameAccount(one, other) || (one.number !== null && one.number === other.number) // a masked card
}

async function rowsOf(
  { thread }: OpenDraft,
  index: number,
  format: ImportFormat,
  currency: string,
): Promise<readonly StatementFacts[]> {
  const rows: StatementFacts[] = []
  for await (const piece of thread.rows(index))
    for (const row of piece) rows.push(toStatementFacts(row, format, currency))
  return rows
}

/** What the person says goes before what the file says. */
function statedOf(
  { balance }: ImportTarget,
  { closing }: StatementSummary,
  currency: string,
): StatementToImport['stated'] {
  if (balance === null)
    return closing === null ? null : { on: closing.on, minor: amountOf(closing.amount, currency, null).minor }
  try {
    return { on: balance.on, minor: money(balance.amount, currency).minor }
  } catch (error) {
    if (!isAppError(error, 'unexpected-response')) throw error
    throw new AppError('invalid-input', 'the balance is no amount of this currency', { cause: error })
  }
}
