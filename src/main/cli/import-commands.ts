import type {
  ImportDraft,
  ImportOutcome,
  ImportStatement,
  ImportTarget,
} from '../../shared/contract-import.ts'
import { AppError } from '../../shared/errors.ts'
import type { Account } from '../../shared/model.ts'
import type { Command } from './arguments.ts'
import { accountsNamed, call, type CliContext } from './calls.ts'
import { exitCodes } from './exit-codes.ts'
import { printJson, sayNone } from './output.ts'
import { printable } from './printable.ts'

type ImportCommand = Extract<Command, { name: 'import' }>

/** Takes a file in, or says what that would do. Columns of an unknown CSV are named in the window: here it is refused. */
export async function importFile(context: CliContext, command: ImportCommand): Promise<number> {
  const draft = await call(context, 'import:open', undefined)
  if (draft === null) throw new AppError('internal', 'no file to import')
  const { draftId, fileName, format } = draft
  if (format === null || draft.table?.isRemembered === false) {
    throw new AppError('invalid-input', 'this CSV is of no known bank: name its columns in the window once')
  }
  const accounts = await call(context, 'accounts:list', undefined)
  const targets = targetsOf(draft, accounts, command)
  const { importId, outcomes } = command.isDryRun
    ? { importId: null, outcomes: await call(context, 'import:check', { draftId, targets }) }
    : await call(context, 'import:commit', { draftId, targets })
  if (command.isDryRun) await call(context, 'import:cancel', { draftId })
  if (context.json) printJson(context.streams, { importId, fileName, format, statements: outcomes })
  else for (const outcome of outcomes) context.streams.out.write(`${outcomeLine(outcome, importId)}\n`)
  return exitCodes.ok
}

/** Every statement goes into the account its number names; `--account` is for a file that names none, or another. */
function targetsOf(
  { statements }: ImportDraft,
  accounts: readonly Account[],
  command: ImportCommand,
): ImportTarget[] {
  if (statements.length > 1) assertPlaced(statements, command)
  return statements.map((statement) => ({
    ref: statement.ref,
    into: intoOf(statement, accounts, command),
    balance: command.balance ?? null,
  }))
}

/** Options are for a file of one account; one of several is taken in here where all of them are known. */
function assertPlaced(statements: readonly ImportStatement[], { account, balance }: ImportCommand): void {
  const unknown = statements.filter((statement) => namedAccountOf(statement) === null).length
  if (unknown === 0 && (account ?? balance) === undefined) return
  const strangers = unknown === 0 ? '' : `, and ${unknown} of them are none we know`
  const way =
    'take it in from the window, which asks where each goes; --account and --balance are for a file of one'
  throw new AppError('invalid-input', `the file is of ${statements.length} accounts${strangers}: ${way}`)
}

/** The account a file with the same head went into last is only proposed: here nobody looks at it before it is done. */
function namedAccountOf({ suggestedAccountId, number, iban }: ImportStatement): string | null {
  return number === null && iban === null ? null : suggestedAccountId
}

function intoOf(
  statement: ImportStatement,
  accounts: readonly Account[],
  command: ImportCommand,
): ImportTarget['into'] {
  const { account } = command
  if (account === undefined) {
    const accountId = namedAccountOf(statement)
    if (accountId === null)
      throw new AppError(
        'invalid-input',
        'the file names no account we know: say --account ID|NUMBER|NAME|new:NAME',
      )
    return { kind: 'account', accountId }
  }
  if (account.startsWith('new:')) {
    const wanted = statement.currency ?? command.currency
    if (wanted === undefined)
      throw new AppError('invalid-input', 'the file does not say its currency: say --currency')
    return { kind: 'new', name: account.slice('new:'.length), accountKind: 'current', currency: wanted }
  }
  const [accountId, another] = accountsNamed(accounts, account)
  if (accountId === undefined || another !== undefined)
    throw new AppError('invalid-input', 'several accounts are called so: use the id')
  return { kind: 'account', accountId }
}

function outcomeLine({ ref, added, known }: ImportOutcome, importId: number | null): string {
  const what = importId === null ? 'would be new' : `new, import ${importId}`
  return `${printable(ref)}: ${added} ${what}; ${known} there already`
}

/** Files that were taken in, the newest first. */
export async function listImports(context: CliContext): Promise<number> {
  const entries = await call(context, 'import:list', undefined)
  if (context.json) printJson(context.streams, entries)
  else if (entries.length === 0) sayNone(context, 'No file was taken in.')
  for (const { id, fileName, importedAt, from, to, accounts } of context.json ? [] : entries) {
    const rows = accounts.map(
      ({ accountName, added, known }) => `${printable(accountName)}: ${added} new, ${known} known`,
    )
    const file = printable(fileName)
    context.streams.out.write(
      `${id}  ${importedAt.slice(0, 10)}  ${file}  ${from} to ${to}  ${rows.join('; ')}\n`,
    )
  }
  return exitCodes.ok
}

/** Takes back what one file alone brought. */
export async function undoImport(context: CliContext, importId: number): Promise<number> {
  const { removed } = await call(context, 'import:undo', { importId })
  if (context.json) printJson(context.streams, { importId, removed })
  else context.streams.out.write(`${removed} rows taken back.\n`)
  return exitCodes.ok
}
