import { AppError, isAppError, toFailure } from '../../shared/errors.ts'
import type { Connection } from '../../shared/model.ts'
import { isBank } from '../../shared/systems.ts'
import { call, connectionNamed, type CliContext } from './calls.ts'
import { followAccounts } from './connect.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import { printError, printJson, sayNone } from './output.ts'
import { printable } from './printable.ts'

/** Reads what is new of every bank, or of one. One connection's failure never stops the others; the first decides the exit code. */
export async function sync(context: CliContext, wanted: string | undefined): Promise<number> {
  const chosen = chosenOf(await call(context, 'connections:list', undefined), wanted)
  const outcomes: unknown[] = []
  let exitCode: number = exitCodes.ok
  for (const connection of chosen) {
    try {
      outcomes.push(await synced(context, connection))
    } catch (error) {
      // Nobody begins the others once somebody has asked to stop; that is said once, and stands in each outcome.
      const isOver = context.isStopped()
      const known = knownOf(error, isOver)
      const isSaid = isOver && exitCode === exitCodes.cancelled
      const ref = isSaid ? null : context.logError(error)
      if (!isSaid) printError(context.streams, known, ref, context.json)
      const failure = ref === null ? toFailure(known) : toFailure(known, ref)
      outcomes.push({ connectionId: connection.id, ok: false, error: failure })
      if (exitCode === exitCodes.ok || isOver) exitCode = exitCodeOf(known.code)
    }
  }
  if (context.json) printJson(context.streams, outcomes)
  else if (chosen.length === 0) sayNone(context, 'No bank is connected.')
  return exitCode
}

/** What has no accounts is not synced: BankID and FIS are asked where somebody looks. */
function chosenOf(connections: readonly Connection[], wanted: string | undefined): readonly Connection[] {
  if (wanted === undefined)
    return connections.filter(({ system, status }) => isBank(system) && status !== 'disconnected')
  const named = connectionNamed(connections, wanted)
  if (!isBank(named.system)) throw new AppError('invalid-input', 'this connection is to no bank: nothing of it is synced')
  return [named]
} // prettier-ignore

function knownOf(error: unknown, isOver: boolean): AppError {
  if (isOver) return new AppError('cancelled', 'stopped by a signal', { cause: error })
  return isAppError(error) ? error : new AppError('internal', 'sync failed', { cause: error })
}

async function synced(context: CliContext, { id, name, accountCount }: Connection): Promise<unknown> {
  if (context.isStopped()) throw new AppError('cancelled', 'stopped by a signal')
  // A connect that broke off after the sign-in followed nothing yet: to sync nothing and call it done would hide that.
  if (accountCount === 0) await followAccounts(context, id)
  const summary = await call(context, 'sync:run', { connectionId: id })
  if (!context.json) {
    context.streams.out.write(
      `${printable(name)}: ${summary.added} new, ${summary.changed} changed, ${summary.pending} pending` +
        `${summary.isPartial ? ', the bank answered only in part' : ''}\n`,
    )
  }
  return { connectionId: id, ok: true, ...summary }
}
