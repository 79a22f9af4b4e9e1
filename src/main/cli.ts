import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import type { AppStatus } from '../shared/app-status.ts'
import { inputs } from '../shared/contract.ts'
import { AppError, isAppError, type Failure } from '../shared/errors.ts'
import { parseInvocation, type Invocation } from './cli/arguments.ts'
import type { CliContext } from './cli/calls.ts'
import { runCommand } from './cli/commands.ts'
import { exitCodeOf, exitCodes } from './cli/exit-codes.ts'
import { systemLanguages } from './cli/locale.ts'
import { needsProfile, type ProfileCommand } from './cli/needs-keychain.ts'
import { allowEarlyEnd, printError, printUsageError, type Streams } from './cli/output.ts'
import { stopOnSignal } from './cli/stop-on-signal.ts'
import { showProgress } from './cli/progress.ts'
import { listenForAddresses, readConnectInput, readOptionalObject, readPassword } from './cli/secrets.ts'
import { personAt } from './cli/terminal.ts'
import { runWithoutProfile } from './cli/without-profile.ts'
import { systemClock } from './clock.ts'
import { createCore, type Core } from './core.ts'
import { openLogFile, type LogFile } from './log-file.ts'
import { profileFolder } from './profile-folder.ts'

const streams: Streams = { out: process.stdout, err: process.stderr }

/** The headless face of the core: parse, run one command, say how it went. */
async function main(argv: readonly string[]): Promise<number> {
  let invocation: Invocation
  try {
    invocation = parseInvocation(argv)
  } catch (error) {
    if (!isAppError(error, 'invalid-input')) throw error
    printUsageError(streams, error, argv.includes('--json'))
    return exitCodes.usage
  }
  const { command, json, passwordFromInput } = invocation
  if (!needsProfile(command)) return await runWithoutProfile(command, streams, json)
  const home = profileFolder(process.env, process.platform, homedir())
  const log = openLogFile({
    file: join(home, 'logs', 'oversikt-cli.log'),
    clock: systemClock,
    personalFolder: homedir(),
  })
  try {
    return await withCore({ command, json, passwordFromInput }, home, log)
  } catch (error) {
    const known = isAppError(error) ? error : new AppError('internal', 'a command failed', { cause: error })
    printError(streams, known, log.error('cli', error), json)
    return exitCodeOf(known.code)
  }
}

interface Run extends Omit<Invocation, 'command'> {
  readonly command: ProfileCommand
}

async function withCore(
  { command, json, passwordFromInput }: Run,
  home: string,
  log: LogFile,
): Promise<number> {
  const endpointsFile = process.env['OVERSIKT_ENDPOINTS']
  const core = await createCore({
    home,
    runtime: 'node',
    version: packageJson.version,
    platform: process.platform,
    systemLanguages: systemLanguages(process.env),
    clock: systemClock,
    log,
    ...(endpointsFile === undefined || endpointsFile === '' ? {} : { endpointsFile }),
    readerEntry: join(import.meta.dirname, 'reader.js'),
    importerEntry: join(import.meta.dirname, 'importer.js'),
    copierEntry: join(import.meta.dirname, 'copier.js'),
    stretcherEntry: join(import.meta.dirname, 'stretcher.js'),
    hasTimetable: false,
    openBrowser: async (url) => void streams.err.write(`open ${url}\n`),
    openBankIdApp: async (url) => void streams.err.write(`open ${url}\n`),
    openLink: async (url) => void streams.err.write(`${url}\n`),
    copyText: () => undefined,
    showMainWindow: () => undefined,
    chooseOpenFile: async () => (command.name === 'import' ? resolve(command.file) : null),
    chooseOpenFiles: async () => null,
    chooseSaveFile: async () => (command.name === 'export' ? resolve(command.file) : null),
  })
  const interrupt = stopOnSignal(core)
  const endProgress = json ? () => undefined : showProgress(core, streams.err)
  try {
    const isAnnounced = passwordFromInput && !process.stdin.isTTY // whoever sits there is asked, without an echo
    const readLine = (): Promise<string> => readPassword(isAnnounced, process.stdin, streams.err)
    const { problem } = await openedProfile(core, isAnnounced, readLine)
    if (problem !== null && !mendsOrLists(command, problem)) throw new AppError(problem.code, 'the profile could not be opened')
    const context = contextOf(core, { json, log, isStopped: interrupt.isAsked })
    return await runCommand(context, command)
  } catch (error) {
    // Whatever breaks when everything is closed under a command: it is what was asked for.
    throw interrupt.isAsked() ? new AppError('cancelled', 'stopped by a signal', { cause: error }) : error
  } finally {
    endProgress()
    interrupt.end()
    await core.close()
  }
} // prettier-ignore

function contextOf(
  { handlers }: Core,
  rest: { readonly json: boolean; readonly log: LogFile; readonly isStopped: () => boolean },
): CliContext {
  const { json, log, isStopped } = rest
  const { stdin } = process
  return {
    handlers,
    streams,
    json,
    readInput: (system) => readConnectInput(system, stdin, streams.err),
    person: personAt(stdin, streams.err),
    readObject: (wanted) => readOptionalObject(stdin, wanted),
    listenForAddresses: (take) => listenForAddresses(stdin, take),
    isStopped,
    logError: (error) => log.error('cli', error),
  }
}

/** Copies are there for data that cannot be opened: they are listed whatever is wrong, and take the place of a damaged file. */
function mendsOrLists(command: ProfileCommand, { code }: Failure): boolean {
  return command.name === 'copies' || (command.name === 'copies restore' && code === 'store-damaged')
}

/**
 * Unlocks a locked profile for this run. A line that was announced is taken off standard input also where nothing is locked: what
 * follows it is the command's. @throws AppError those of `lock:unlock` and of `readPassword`
 */
async function openedProfile(
  { handlers }: Core,
  isAnnounced: boolean,
  readLine: () => Promise<string>,
): Promise<AppStatus> {
  const status = await handlers['app:status'](undefined)
  const password = status.locked !== null || isAnnounced ? await readLine() : null
  if (status.locked === null) return status
  const checked = inputs['lock:unlock'].safeParse({ password })
  if (!checked.success)
    throw new AppError('wrong-password', 'nothing was typed, or more than a password can be')
  return await handlers['lock:unlock'](checked.data)
}

for (const stream of [process.stdout, process.stderr]) allowEarlyEnd(stream, endOnBrokenOutput)

/** A redirection to a full disk, say: what is still to come would be lost without a word. */
function endOnBrokenOutput(): void {
  process.exit(exitCodes.file)
}

process.exitCode = await main(process.argv.slice(2))
process.stdin.destroy() // a pipe the caller keeps open must not keep us alive
