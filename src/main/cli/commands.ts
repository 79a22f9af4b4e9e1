import type { TransactionFilter } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { Transaction } from '../../shared/model.ts'
import type { Command, FilterArguments } from './arguments.ts'
import type { ConnectCommand } from './connect-arguments.ts'
import { accountsNamed, call, connectionNamed, type CliContext } from './calls.ts'
import { connectBank } from './connect.ts'
import { connectBankId } from './connect-bankid.ts'
import { connectFis } from './connect-fis.ts'
import { listCopies, makeCopy, restoreCopy } from './copies-commands.ts'
import { exitCodes } from './exit-codes.ts'
import { listTable, whoAmI } from './flex-commands.ts'
import { importFile, listImports, undoImport } from './import-commands.ts'
import type { ProfileCommand } from './needs-keychain.ts'
import {
  accountLine,
  connectionLine,
  machineAccount,
  machineTransaction,
  printJson,
  sayNone,
  transactionLine,
} from './output.ts'
import { sync } from './sync-command.ts'

/** A page of the widest the contract allows. */
const pageRows = 500

/** Runs one command; returns the exit code. @throws AppError what made the whole command fail. */
export async function runCommand(context: CliContext, command: ProfileCommand): Promise<number> {
  switch (command.name) {
    case 'connect':
      return await connectBy(context, command)
    case 'connections':
      return await listConnections(context)
    case 'sync':
      return await sync(context, command.connection)
    case 'accounts':
      return await listAccounts(context)
    case 'transactions':
      return await listTransactions(context, command)
    case 'export':
      return await exportFile(context, command)
    case 'import':
      return await importFile(context, command)
    case 'imports':
      return await listImports(context)
    case 'undo-import':
      return await undoImport(context, command.importId)
    case 'disconnect':
      return await disconnect(context, command)
    case 'copies':
      return await listCopies(context)
    case 'copies make':
      return await makeCopy(context)
    case 'copies restore':
      return await restoreCopy(context, command)
    case 'flex whoami':
      return await whoAmI(context, command)
    case 'flex list':
      return await listTable(context, command)
  }
}

function connectBy(context: CliContext, command: ConnectCommand): Promise<number> {
  switch (command.system) {
    case 'bankid':
      return connectBankId(context, command)
    case 'fis':
      return connectFis(context, command)
    default:
      return connectBank(context, command)
  }
}

async function listConnections(context: CliContext): Promise<number> {
  const connections = await call(context, 'connections:list', undefined)
  if (context.json) printJson(context.streams, connections)
  else if (connections.length === 0) sayNone(context, 'Nothing is connected.')
  else for (const connection of connections) context.streams.out.write(`${connectionLine(connection)}\n`)
  return exitCodes.ok
}

async function listAccounts(context: CliContext): Promise<number> {
  const accounts = await call(context, 'accounts:list', undefined)
  if (context.json) printJson(context.streams, accounts.map(machineAccount))
  else if (accounts.length === 0) sayNone(context, 'No accounts.')
  else for (const account of accounts) context.streams.out.write(`${accountLine(account)}\n`)
  return exitCodes.ok
}

async function listTransactions(
  context: CliContext,
  { query, limit }: Extract<Command, { name: 'transactions' }>,
): Promise<number> {
  const filter = await filterFor(context, query)
  const { out } = context.streams
  const most = limit ?? Number.POSITIVE_INFINITY
  let written = 0
  for await (const row of newestFirst(context, filter)) {
    if (written >= most || !out.writable) break
    if (context.json) out.write((written === 0 ? '[\n' : ',\n') + JSON.stringify(machineTransaction(row)))
    else out.write(`${transactionLine(row)}\n`)
    written += 1
  }
  if (context.json) out.write(written === 0 ? '[]\n' : ']\n')
  else if (written === 0) sayNone(context, 'No such transactions.')
  return exitCodes.ok
}

async function* newestFirst(context: CliContext, filter: TransactionFilter): AsyncGenerator<Transaction> {
  const sort = { by: 'bookedOn', descending: true } as const
  for (let offset = 0; ; offset += pageRows) {
    const page = await call(context, 'transactions:page', { filter, sort, offset, limit: pageRows })
    yield* page
    if (page.length < pageRows) return
  }
}

async function exportFile(
  context: CliContext,
  { query, profile }: Extract<Command, { name: 'export' }>,
): Promise<number> {
  const filter = await filterFor(context, query)
  const sort = { by: 'bookedOn', descending: false } as const
  const done = await call(context, 'export:csv', { filter, sort, profile })
  if (done === null) throw new AppError('internal', 'no file to export to')
  if (context.json) printJson(context.streams, done)
  else context.streams.out.write(`${done.rows} rows in ${done.fileName}\n`)
  return exitCodes.ok
}

async function disconnect(
  context: CliContext,
  { connection, data }: Extract<Command, { name: 'disconnect' }>,
): Promise<number> {
  const connections = await call(context, 'connections:list', undefined)
  const { id } = connectionNamed(connections, connection)
  await call(context, 'connection:disconnect', { connectionId: id, data })
  if (context.json) printJson(context.streams, { connectionId: id, data })
  else
    context.streams.out.write(
      data === 'delete' ? 'Secrets and data deleted.\n' : 'Secrets deleted, data kept.\n',
    )
  return exitCodes.ok
}

async function filterFor(
  context: CliContext,
  { filter, account }: FilterArguments,
): Promise<TransactionFilter> {
  if (account === undefined) return filter
  const accounts = await call(context, 'accounts:list', undefined)
  return { ...filter, accountIds: accountsNamed(accounts, account) }
}
