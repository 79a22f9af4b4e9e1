import { bareNumber, isSameAccount, writtenNumbers } from '../../shared/account-number.ts'
import type { ImportDraft } from '../../shared/contract-import.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { StatementSummary } from '../files/import-thread/protocol.ts'
import type { AccountRecord } from '../store/account-record.ts'
import type { Store } from '../store/store.ts'
import type { OpenDraft } from './import-draft.ts'
import { rememberedAccount } from './import-memory.ts'

/** The file as the page shows it, with the accounts its statements seem to be of. */
export function shownDraft(
  store: Pick<Store, 'accounts' | 'connections' | 'settings'>,
  { id, fileName, summary }: OpenDraft,
): ImportDraft {
  const { format, table } = summary
  const accounts = store.accounts.list().filter(({ isChosen }) => isChosen)
  const lastTime =
    table === null || table.signature === null ? null : rememberedAccount(store, table.signature)
  const lastAccount = accounts.find((account) => account.id === lastTime)
  return {
    draftId: id,
    fileName,
    format,
    table: table === null ? null : shownTable(table),
    statements: summary.statements.map((statement) => ({
      ...statement,
      suggestedAccountId:
        accountOf(store, namesakes(statement, accounts))?.id ?? lastTimes(statement, lastAccount),
    })),
  }
}

function shownTable(table: NonNullable<OpenDraft['summary']['table']>): NonNullable<ImportDraft['table']> {
  const { delimiter, headerLine, header, sample, lineCount, mapping, isRemembered, problem } = table
  return {
    delimiter, headerLine, header, sample, lineCount, mapping, isRemembered,
    problem: problem === null ? null : { code: 'file-unreadable', place: problem },
  } // prettier-ignore
}

/** The accounts whose number the file names, however either writes it. */
export function namesakes(
  statement: Pick<StatementSummary, 'number' | 'iban' | 'currency'>,
  accounts: readonly AccountRecord[],
): readonly AccountRecord[] {
  const { number, currency } = statement
  return accounts.filter(
    (account) =>
      (currency === null || currency === account.currency) &&
      (isSameAccount(account, statement) ||
        // A masked card number is nobody's for certain, but the person is still asked.
        (number !== null && account.number !== null && bareNumber(number) === bareNumber(account.number))),
  )
}

/** The one of several that is read from its bank; else one of files alone; null: none, or two could be meant. */
export function accountOf(
  { connections }: Pick<Store, 'connections'>,
  accounts: readonly AccountRecord[],
): AccountRecord | null {
  const isLive = ({ connectionId }: AccountRecord): boolean =>
    connectionId !== null && connections.get(connectionId)?.status !== 'disconnected'
  const live = accounts.filter(isLive)
  const ofFiles = accounts.filter(({ connectionId }) => connectionId === null)
  const likeliest = [live, ofFiles, accounts].find((some) => some.length > 0) ?? []
  return likeliest.length === 1 ? (likeliest[0] ?? null) : null
}

/** A head alone says nothing of whose the file is: two accounts of one bank share it. So not where the file names another
 *  number, or is in another currency. */
function lastTimes(statement: StatementSummary, account: AccountRecord | undefined): AccountId | null {
  if (account === undefined) return null
  const isOther = statement.currency !== null && statement.currency !== account.currency
  const isNamed = writtenNumbers(statement).length > 0 && writtenNumbers(account).length > 0
  return isOther || (isNamed && !isSameAccount(account, statement)) ? null : account.id
}
