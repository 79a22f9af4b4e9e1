import type { AppStatus } from '../../shared/app-status.ts'
import { AppError, isAppError } from '../../shared/errors.ts'
import type { CopiesCommand } from './copies-arguments.ts'
import { call, type CliContext } from './calls.ts'
import { exitCodes } from './exit-codes.ts'
import { usage } from './options.ts'
import { printJson, sayNone } from './output.ts'

/** The newest first; also of a data file that cannot be opened. */
export async function listCopies(context: CliContext): Promise<number> {
  const copies = await call(context, 'app:copies', undefined)
  if (context.json) printJson(context.streams, copies)
  else if (copies.length === 0) sayNone(context, 'No copies.')
  for (const { fileName, madeAt, sizeBytes } of context.json ? [] : copies)
    context.streams.out.write(`${fileName.padEnd(26)}  ${madeAt}  ${String(sizeBytes).padStart(12)} bytes\n`)
  return exitCodes.ok
}

/** One of this moment. Those nobody needs any more go, as after every copy. */
export async function makeCopy(context: CliContext): Promise<number> {
  const copy = await call(context, 'backup:make', undefined)
  if (context.json) printJson(context.streams, copy)
  else context.streams.out.write(`${copy.fileName}\n`)
  return exitCodes.ok
}

/**
 * A copy takes the place of the data file, which is kept beside it.
 * @throws AppError `not-found`, `cancelled` where the person did not agree, `invalid-input` where nobody was there to
 */
export async function restoreCopy(
  context: CliContext,
  { fileName, isAgreed }: Extract<CopiesCommand, { name: 'copies restore' }>,
): Promise<number> {
  const copies = await call(context, 'app:copies', undefined)
  const copy = copies.find((each) => each.fileName === fileName)
  if (copy === undefined) throw new AppError('not-found', 'no copy of this name: `copies` lists them')
  if (!isAgreed) await agree(context, copy.madeAt)
  const { problem } = await restored(context, fileName)
  if (problem !== null)
    throw new AppError(problem.code, 'what the copy was put in the place of does not open')
  if (context.json) printJson(context.streams, { restored: copy })
  else context.streams.out.write(`${fileName} is the data file now. The one before lies beside it.\n`)
  return exitCodes.ok
}

async function restored(context: CliContext, fileName: string): Promise<AppStatus> {
  try {
    return await call(context, 'app:restore', { fileName })
  } catch (error) {
    if (isAppError(error, 'already-running') && !context.json)
      context.streams.err.write('Another process has the data open: close the window, or let a sync end.\n')
    throw error
  }
}

async function agree({ person, streams }: CliContext, madeAt: string): Promise<void> {
  if (person === null) throw usage('nobody is there to be asked: say --yes')
  streams.err.write(
    `Go on from the copy of ${madeAt}?\n` +
      '  What the banks have told since then is read again by the next sync.\n' +
      '  Notes, tags, splits, links and imported files that are newer than the copy are not in it.\n' +
      '  The file that is there now is kept beside it, under another name.\n',
  )
  const answer = await person(({ ask }) => ask('Type yes to go on: '))
  if (answer.toLowerCase() !== 'yes') throw new AppError('cancelled', 'the person did not agree')
}
