import type { Command } from './arguments.ts'
import { exitCodes } from './exit-codes.ts'
import type { ProfileCommand } from './needs-keychain.ts'
import type { Streams } from './output.ts'
import { helpText } from './texts.ts'

/** What opens nothing but the files it is told of. Returns the exit code. */
export async function runWithoutProfile(
  command: Exclude<Command, ProfileCommand>,
  streams: Streams,
  json: boolean,
): Promise<number> {
  switch (command.name) {
    case 'help':
      streams.out.write(helpText)
      return exitCodes.ok
    case 'nothing': // a script that forgot its command must not take the help for its result
      streams.err.write(helpText)
      return exitCodes.usage
    case 'verify': {
      const { verify } = await import('./verify.ts') // what reads signatures is large, and for this alone
      return await verify(command, streams, json)
    }
  }
}
