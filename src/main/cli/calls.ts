import type { Channel } from '../../shared/channels.ts'
import { inputs, type Handlers, type Input, type Outputs } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { Account } from '../../shared/model.ts'
import type { Streams } from './output.ts'
import type { BankId } from '../../shared/systems.ts'
import type { ConnectInput } from './machine-input.ts'

/** What a command works with. */
export interface CliContext {
  readonly handlers: Handlers
  readonly streams: Streams
  readonly json: boolean
  readonly readInput: (system: BankId) => Promise<ConnectInput>
  /** Takes addresses typed while somebody signs in; the returned function stops it. */
  readonly listenForAddresses: (take: (address: string) => void) => () => void
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
    throw new AppError('invalid-input', `not understood: ${channel}`, { cause: checked.error })
  const handler: Handlers[C] = context.handlers[channel]
  return await handler(checked.data as Input<C>)
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
  if (found.length === 0) throw new AppError('not-found', 'no such account')
  return found.map(({ id }) => id)
}
