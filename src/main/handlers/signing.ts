import { basename } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { ConnectionId } from '../../shared/ids.ts'
import type { OrderOutcome, SigningOrder } from '../../shared/order.ts'
import type { Verification } from '../../shared/verification.ts'
import { checkRoomFor, writeNewFile } from '../files/export/new-file.ts'
import type { CompletionData } from '../identity/port.ts'
import { digestFile, fileStateOf, type FileDigest } from '../signing/digest.ts'
import { locate } from '../signing/locate.ts'
import type { SigningRequest } from '../signing/request.ts'
import { sidecarNamesOf } from '../signing/sidecar-names.ts'
import { sidecarText } from '../signing/sidecar.ts'
import { shownName } from '../signing/texts.ts'
import type { VerifyInput } from '../signing/verify.ts'
import { connectionOf, instantOf, type HandlerContext, type HandlersOf } from './context.ts'
import type { WrittenExport } from './export-memory.ts'
import { unlessStopped, type Jobs } from './jobs.ts'
import { dialogTexts } from './signing-dialogs.ts'

type Context = Pick<
  HandlerContext,
  'store' | 'sessions' | 'orders' | 'exports' | 'clock' | 'version' | 'language' | 'chooseOpenFile'
>

export function signingHandlers(context: Context, jobs: Jobs): HandlersOf<'signing'> {
  return {
    'signing:sign-export': async ({ connectionId, exportId }) => {
      const stops = context.orders.stops()
      const written = context.exports.get(exportId)
      if (written === null) throw new AppError('not-found', 'no such file was written in this run')
      return await sign(context, jobs, {
        connectionId,
        stops,
        file: written.file,
        rowsIn: () => rowsStillIn(written),
      })
    },
    'signing:sign-file': async ({ connectionId }) => {
      const stops = context.orders.stops()
      const { sign: title, anyFile } = dialogTexts[context.language()]
      const file = await context.chooseOpenFile(title, anyFile, ['*'])
      return file === null
        ? null
        : await sign(context, jobs, { connectionId, stops, file, rowsIn: () => null })
    },
    'signing:verify': async () => {
      const { check, signedOrSignature } = dialogTexts[context.language()]
      const given = await context.chooseOpenFile(check, signedOrSignature, ['*'])
      if (given === null) return null
      return await jobs.run('call', 'all', (signal) => verify(context, given, signal))
    },
  }
}

/** Counted when it was written: of a file that was changed since, nobody counted the rows. */
async function rowsStillIn({ file, rows, state }: WrittenExport): Promise<number | null> {
  return (await fileStateOf(file)) === state ? rows : null
}

interface ToSign {
  readonly connectionId: ConnectionId
  /** Of the orders, when it was asked for: a dialog stands open for long, and reading a large file takes a while. */
  readonly stops: number
  readonly file: string
  readonly rowsIn: () => Promise<number | null> | null
}

/** Asks BankID for a signature of this file; what is written when somebody gave it lies beside it. */
async function sign(
  context: Context,
  jobs: Jobs,
  { connectionId, stops, file, rowsIn }: ToSign,
): Promise<SigningOrder> {
  const { sessions, store, orders } = context
  const connection = connectionOf(store, connectionId)
  const link = await sessions.openBankId(connection)
  // A signature that nobody could write down would be a signature given for nothing.
  await checkRoomFor(sidecarNamesOf(file))
  const digest = await jobs.run('call', connectionId, (signal) => digestFile(file, signal))
  const rows = await rowsIn() // asked after it was read: it may have changed until then
  // What reads signatures is large, and not for every start of the app.
  const { signingRequest } = await import('../signing/request.ts')
  const request = signingRequest({
    file: digest,
    rows,
    language: context.language(),
    environment: sessions.isSimulated(connection.system, connection.settings)
      ? 'simulator'
      : link.client.environment,
    by: `Oversikt ${context.version}`,
    at: instantOf(context.clock.now()),
  })
  const { visibleText, hiddenData } = request
  const finish = (completion: CompletionData) => keep(file, digest, request, completion)
  const ask = { kind: 'sign', visibleText, hiddenData } as const
  const orderId = orders.start({ purpose: 'sign', link, ask, finish }, stops)
  return { orderId, visibleText }
}

/** Somebody signed: the file is read again, for only what they read of is theirs. */
async function keep(
  file: string,
  asked: FileDigest,
  request: SigningRequest,
  completion: CompletionData,
): Promise<OrderOutcome> {
  const sidecar = request.complete(completion)
  const now = await digestFile(file)
  if (now.sha256 !== asked.sha256 || now.size !== asked.size)
    throw new AppError('file-changed', 'the file is not the one that was signed')
  const signatureFile = await writeNewFile(sidecarNamesOf(file), sidecarText(sidecar))
  return { kind: 'signed', fileName: asked.fileName, signatureFileName: basename(signatureFile) }
}

/** null: the other of the two was not beside it, and the person closed the dialog that asked for it. */
async function verify(context: Context, given: string, signal: AbortSignal): Promise<Verification | null> {
  const pair = await pairOf(context, given, signal)
  if (pair === null) return null
  const { verifySignedFile } = await import('../signing/verify.ts')
  return await verifySignedFile({ ...pair, signal })
}

async function pairOf(
  context: Context,
  given: string,
  signal: AbortSignal,
): Promise<Pick<VerifyInput, 'file' | 'signatureFile'> | null> {
  const texts = dialogTexts[context.language()]
  const located = await locate(given, signal)
  if (located.found === 'both') return located
  if (located.found === 'signature') {
    const title = texts.whereIs(shownName(located.fileName))
    const file = await unlessStopped(context.chooseOpenFile(title, texts.anyFile, ['*']), signal)
    return file === null ? null : { file, signatureFile: located.signatureFile }
  }
  const title = texts.whereIsSignatureOf(shownName(basename(located.file)))
  const signatureFile = await unlessStopped(context.chooseOpenFile(title, texts.signature, ['json']), signal)
  return signatureFile === null ? null : { file: located.file, signatureFile }
}
