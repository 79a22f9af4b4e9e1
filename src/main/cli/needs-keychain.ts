import { isAppError } from '../../shared/errors.ts'
import { parseInvocation, type Command } from './arguments.ts'

/** What needs a profile to be opened, and so the keychain its key lies in. */
export type ProfileCommand = Exclude<Command, { name: 'help' | 'nothing' | 'verify' }>

export function needsProfile(command: Command): command is ProfileCommand {
  return !(command.name === 'help' || command.name === 'nothing' || command.name === 'verify')
}

/** Asked by `scripts/cli.mjs` before it opens a keychain. What is not understood needs none: it is only said. */
export function needsKeychain(argv: readonly string[]): boolean {
  try {
    return needsProfile(parseInvocation(argv).command)
  } catch (error) {
    if (isAppError(error, 'invalid-input')) return false
    throw error
  }
}
