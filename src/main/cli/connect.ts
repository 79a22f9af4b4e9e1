import { isAppError } from '../../shared/errors.ts'
import { suggestedAccounts } from '../../shared/suggested-accounts.ts'
import type { ConnectionId } from '../../shared/ids.ts'
import type { Account } from '../../shared/model.ts'
import { call, type CliContext } from './calls.ts'
import type { ConnectBankCommand } from './connect-arguments.ts'
import { exitCodes } from './exit-codes.ts'
import { accountLine, machineAccount, printJson } from './output.ts'

/** Registers, signs in and follows every account of a bank. */
export async function connectBank(context: CliContext, command: ConnectBankCommand): Promise<number> {
  const connection = await context.readInput(command.system)
  const { label: name } = command
  const { connectionId } = await call(context, 'connection:create', {
    ...connection,
    ...(name === undefined ? {} : { name }),
  })
  await call(context, 'connection:prepare', { connectionId })
  const stop = context.listenForAddresses((address) => void takeAddress(context, connectionId, address))
  try {
    await call(context, 'connection:authorise', { connectionId })
  } finally {
    stop()
  }
  const now = await followAccounts(context, connectionId, command.historyFrom)
  if (context.json) printJson(context.streams, { connectionId, accounts: now.map(machineAccount) })
  else for (const account of now) context.streams.out.write(`${accountLine(account)}\n`)
  return exitCodes.ok
}

/** The address a browser ended at where nobody answers. One that does not fit is said, and waiting goes on. */
async function takeAddress(context: CliContext, connectionId: ConnectionId, address: string): Promise<void> {
  try {
    await call(context, 'connection:paste-callback', { connectionId, address })
  } catch (error) {
    const isForeign = isAppError(error, 'invalid-input', 'consent-mismatch', 'not-found')
    if (!isForeign) context.logError(error)
    context.streams.err.write('that is not the address this sign-in ends at; still waiting\n')
  }
}

/** Everything is followed, but what the person once left out stays left out; so does older history, unless asked for. */
export async function followAccounts(
  context: CliContext,
  connectionId: ConnectionId,
  historyFrom?: string,
): Promise<readonly Account[]> {
  const accounts = await call(context, 'connection:read-accounts', { connectionId })
  const connections = await call(context, 'connections:list', undefined)
  const from = historyFrom ?? connections.find(({ id }) => id === connectionId)?.historyFrom ?? null
  const chosen = suggestedAccounts(accounts)
  if (chosen.length > 0) {
    await call(context, 'connection:choose-accounts', {
      connectionId,
      accountIds: chosen.map((account) => account.id),
      ...(from === null ? {} : { historyFrom: from }),
    })
  }
  return accounts.map((account) => ({ ...account, isChosen: chosen.includes(account) }))
}
