import { parseArgs } from 'node:util'
import {
  exportProfiles,
  transactionFilter,
  type ExportProfile,
  type TransactionFilter,
} from '../../shared/contract.ts'
import { money } from '../../shared/money.ts'
import { connect, type ConnectCommand } from './connect-arguments.ts'
import { copies, type CopiesCommand } from './copies-arguments.ts'
import { flex, type FlexCommand } from './flex-arguments.ts'
import { everywhere, options, usage, wholeNumber, type Options } from './options.ts'

/** What a person or a machine asked for. Secrets are never among the arguments: other users can read those. */
export type Command =
  | { readonly name: 'help' }
  /** No command was named. */
  | { readonly name: 'nothing' }
  | ConnectCommand
  | { readonly name: 'connections' }
  | { readonly name: 'sync'; readonly connection?: string }
  | { readonly name: 'accounts' }
  | { readonly name: 'transactions'; readonly query: FilterArguments; readonly limit?: number }
  | {
      readonly name: 'export'
      readonly query: FilterArguments
      readonly profile: ExportProfile
      readonly file: string
    }
  | {
      readonly name: 'import'
      readonly file: string
      /** An id, a number, a name, or `new:` and a name. */
      readonly account?: string
      readonly currency?: string
      readonly balance?: { readonly on: string; readonly amount: string }
      readonly isDryRun: boolean
    }
  | { readonly name: 'imports' }
  | { readonly name: 'undo-import'; readonly importId: number }
  | { readonly name: 'disconnect'; readonly connection: string; readonly data: 'keep' | 'delete' }
  | CopiesCommand
  | FlexCommand
  | VerifyCommand

/** Needs no profile: anybody who was given a file and its signature may ask. */
export interface VerifyCommand {
  readonly name: 'verify'
  /** The signed file, or its signature. */
  readonly file: string
  readonly signature?: string
  /** A PEM file. */
  readonly root?: string
}

export interface Invocation {
  readonly command: Command
  /** Machine form: one JSON value on standard output, errors as one JSON line on standard error. */
  readonly json: boolean
  /** The first line of standard input is the password of a locked profile. */
  readonly passwordFromInput: boolean
}

/** The filter as typed; `account` is an id, a number or a name, looked up once the accounts are known. */
export interface FilterArguments {
  readonly filter: TransactionFilter
  readonly account?: string
}

const filterOptions = {
  account: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  min: { type: 'string' },
  max: { type: 'string' },
  direction: { type: 'string' },
  currency: { type: 'string' },
  text: { type: 'string' },
  status: { type: 'string' },
  tag: { type: 'string' },
  transfers: { type: 'string' },
} as const satisfies Options

/** @throws AppError `invalid-input` with a message made for the person at the terminal. */
export function parseInvocation(argv: readonly string[]): Invocation {
  const words = argv.filter((word) => word !== passwordOption)
  return { ...parseCommand(words), passwordFromInput: words.length < argv.length }
}

/** Of every command, and taken out before it is looked at. */
const passwordOption = '--password-stdin'

type Parsed = Omit<Invocation, 'passwordFromInput'>

function parseCommand(argv: readonly string[]): Parsed {
  const [name, ...rest] = argv
  if (asksForHelp(rest)) return { command: { name: 'help' }, json: false }
  switch (name) {
    case 'connect':
      return connect(rest)
    case 'sync':
      return sync(rest)
    case 'connections':
    case 'accounts':
    case 'imports':
      return { command: { name }, json: options(rest, everywhere, 0).values.json ?? false }
    case 'transactions':
      return transactions(rest)
    case 'export':
      return exportFile(rest)
    case 'import':
      return importFile(rest)
    case 'undo-import':
      return undoImport(rest)
    case 'disconnect':
      return disconnect(rest)
    case 'copies':
      return copies(rest)
    case 'flex':
      return flex(rest)
    case 'verify':
      return verify(rest)
    case undefined:
      return { command: { name: 'nothing' }, json: false }
    case 'help':
    case '--help':
    case '-h':
      return { command: { name: 'help' }, json: false }
    default:
      throw usage(`there is no command "${name}"`)
  }
}

/** Asked of any command, it is all that happens: `disconnect … --delete-data --help` deletes nothing. */
function asksForHelp(args: readonly string[]): boolean {
  const { help } = everywhere
  return parseArgs({ args: [...args], options: { help }, strict: false }).values.help === true
}

function sync(args: readonly string[]): Parsed {
  const { values, positionals } = options(args, everywhere, 1)
  const [connection] = positionals
  return {
    command: { name: 'sync', ...(connection === undefined ? {} : { connection }) },
    json: values.json ?? false,
  }
}

function transactions(args: readonly string[]): Parsed {
  const { values } = options(args, { ...everywhere, ...filterOptions, limit: { type: 'string' } }, 0)
  const limit = values.limit === undefined ? undefined : wholeNumber(values.limit, '--limit')
  return {
    command: { name: 'transactions', query: filterOf(values), ...(limit === undefined ? {} : { limit }) },
    json: values.json ?? false,
  }
}

function exportFile(args: readonly string[]): Parsed {
  const known = {
    ...everywhere,
    ...filterOptions,
    profile: { type: 'string' },
    output: { type: 'string', short: 'o' },
  } as const
  const { values, positionals } = options(args, known, 1)
  const [named] = positionals
  if (named !== undefined && values.output !== undefined) throw usage('the file to write is named twice')
  const file = values.output ?? named
  if (file === undefined || file === '') throw usage('export needs the file to write: export <file>')
  const wanted = values.profile ?? 'rfc4180'
  const profile = exportProfiles.find((each) => each === wanted)
  if (profile === undefined) throw usage(`--profile takes one of: ${exportProfiles.join(', ')}`)
  return { command: { name: 'export', query: filterOf(values), profile, file }, json: values.json ?? false }
}

function importFile(args: readonly string[]): Parsed {
  const known = {
    ...everywhere,
    account: { type: 'string' },
    currency: { type: 'string' },
    balance: { type: 'string' },
    'dry-run': { type: 'boolean' },
  } as const
  const { values, positionals } = options(args, known, 1)
  const [file] = positionals
  if (file === undefined || file === '') throw usage('import needs the file to read: import <file>')
  const { account, balance } = values
  const currency = values.currency?.toUpperCase()
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency)) throw usage('--currency takes a code like NOK')
  if (account === '' || account === 'new:') throw usage('--account takes an id, a number, a name or new:NAME')
  return {
    command: {
      name: 'import',
      file,
      ...(account === undefined ? {} : { account }),
      ...(currency === undefined ? {} : { currency }),
      ...(balance === undefined ? {} : { balance: balanceOf(balance) }),
      isDryRun: values['dry-run'] ?? false,
    },
    json: values.json ?? false,
  }
}

function balanceOf(text: string): { readonly on: string; readonly amount: string } {
  const [, amount, on] = /^(-?\d{1,15}(?:[.,]\d+)?)@(\d{4}-\d{2}-\d{2})$/.exec(text) ?? []
  if (amount === undefined || on === undefined || !transactionFilter.safeParse({ from: on }).success)
    throw usage('--balance takes an amount and its day: 123.45@2026-01-31')
  return { on, amount: amount.replace(',', '.') }
}

function undoImport(args: readonly string[]): Parsed {
  const { values, positionals } = options(args, everywhere, 1, 1)
  const importId = wholeNumber(positionals[0] ?? '', 'undo-import')
  return { command: { name: 'undo-import', importId }, json: values.json ?? false }
}

function disconnect(args: readonly string[]): Parsed {
  const known = {
    ...everywhere,
    'keep-data': { type: 'boolean' },
    'delete-data': { type: 'boolean' },
  } as const
  const { values, positionals } = options(args, known, 1, 1)
  if (values['keep-data'] === values['delete-data']) {
    throw usage('say either --keep-data or --delete-data')
  }
  return {
    command: {
      name: 'disconnect',
      connection: positionals[0] ?? '',
      data: values['delete-data'] === true ? 'delete' : 'keep',
    },
    json: values.json ?? false,
  }
}

function verify(args: readonly string[]): Parsed {
  const known = { ...everywhere, signature: { type: 'string' }, root: { type: 'string' } } as const
  const { values, positionals } = options(args, known, 1)
  const [file] = positionals
  if (file === undefined || file === '') throw usage('verify needs the file to check: verify <file>')
  const { signature, root } = values
  return {
    command: {
      name: 'verify',
      file,
      ...(signature === undefined ? {} : { signature }),
      ...(root === undefined ? {} : { root }),
    },
    json: values.json ?? false,
  }
}

type FilterValues = { readonly [K in keyof typeof filterOptions]?: string | undefined }

function filterOf(values: FilterValues): FilterArguments {
  // Amounts are typed in major units; the currency decides how many decimals that allows.
  const currency = values.currency?.toUpperCase() ?? 'NOK'
  const given: Record<string, unknown> = {
    from: values.from,
    to: values.to,
    minMinor: values.min === undefined ? undefined : minorOf(values.min, currency, '--min'),
    maxMinor: values.max === undefined ? undefined : minorOf(values.max, currency, '--max'),
    direction: values.direction,
    currency: values.currency?.toUpperCase(),
    text: values.text,
    status: values.status,
    tag: values.tag,
    transfers: values.transfers,
  }
  const filter = checkFilter(
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  )
  return { filter, ...(values.account === undefined ? {} : { account: values.account }) }
}

function checkFilter(given: Record<string, unknown>): TransactionFilter {
  const parsed = transactionFilter.safeParse(given)
  if (parsed.success) return parsed.data
  const wrong = new Set(parsed.error.issues.map(({ path }) => forms[path[0] as keyof TransactionFilter]))
  throw usage([...wrong].join('; '))
}

/** What each part of a filter is typed as. */
const forms: { readonly [K in keyof TransactionFilter]?: string } = {
  from: '--from takes a day: 2026-01-31',
  to: '--to takes a day: 2026-01-31',
  minMinor: '--min takes an amount like 149.90',
  maxMinor: '--max takes an amount like 149.90',
  direction: '--direction takes in or out',
  currency: '--currency takes a code like NOK',
  text: '--text takes at most 200 characters',
  status: '--status takes booked or pending',
  tag: '--tag takes at most 40 characters',
  transfers: '--transfers takes only or without',
}

function minorOf(text: string, currency: string, option: string): number {
  try {
    return money(text.replace(',', '.'), currency).minor
  } catch (error) {
    throw usage(`${option} takes an amount like 149.90`, error)
  }
}
