import type { Channel } from '../../shared/channels.ts'
import { inputs, type Handlers, type Input, type Outputs } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { Account, Connection } from '../../shared/model.ts'
import type { Streams } from './output.ts'
import type { BankId } from '../../shared/systems.ts'
import type { ConnectInput } from './machine-input.ts'
import type { Person } from './terminal.ts'

/** What a command works with. */
export interface CliContext {
  readonly handlers: Handlers
  readonly streams: Streams
  readonly json: boolean
  readonly readInput: (system: BankId) => Promise<ConnectInput>
  /** null: nobody sits at a terminal, and what is missing is read from standard input. */
  readonly person: Person | null
  /** The JSON object on standard input; empty where there is none. `wanted` shows what it could be. */
  readonly readObject: (wanted: string) => Promise<Readonly<Record<string, unknown>>>
  /** Takes addresses typed while somebody signs in; the returned function stops it. */
  readonly listenForAddresses: (take: (address: string) => void) => () => void
  /** Has somebody asked to stop, by Ctrl+C or a signal? What fails from then on fails for that. */
  readonly isStopped: () => boolean
  /** Logs it; returns the reference. */
  readonly logError: (error: unknown) => string
}

/** Through the same schemas as the window's calls. */
export async function call<C extends Channel>(
  context: CliContext,
  channel: C,
  input: Input<C>,
): Promise<Outputs[C]> {
  const checked = inputs[channel].safeParse(input)
  if (!checked.success)
    throw new AppError('invalid-input', `${channel} does not take this`, { cause: checked.error })
  const handler: Handlers[C] = context.handlers[channel]
  return await handler(checked.data as Input<C>)
}

/** The one of this id or name. @throws AppError `not-found` */
export function connectionNamed(connections: readonly Connection[], wanted: string): Connection {
  const byId = connections.find(({ id }) => id === wanted)
  const byName = connections.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  const found = byId ?? (byName.length === 1 ? byName[0] : undefined)
  if (found !== undefined) return found
  const why =
    byName.length > 1
      ? 'several connections have this name: use the id'
      : 'no connection of this id or name: `connections` lists them'
  throw new AppError('not-found', why)
}

/** The accounts of this id, number or name. @throws AppError `not-found`. */
export function accountsNamed(accounts: readonly Account[], wanted: string): string[] {
  const bare = (text: string | null): string => (text ?? '').replace(/[\s.]/g, '').toUpperCase()
  const found = accounts.filter(
    ({ id, number, iban, name }) =>
      id === wanted ||
      (bare(wanted) !== '' && (bare(number) === bare(wanted) || bare(iban) === bare(wanted))) ||
      name.toLowerCase() === wanted.toLowerCase(),
  )
  if (found.length === 0)
    throw new AppError('not-found', 'no account of this id, number or name: `accounts` lists them')
  return found.map(({ id }) => id)
}
