import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { CompletionData } from '../identity/port.ts'
import { fromUtf8 } from './base64.ts'
import { readSmallFile } from './digest.ts'
import { jsonOf, signingEnvironments } from './hidden-data.ts'

/** What says that a JSON file is one of these. */
const format = 'oversikt-bankid-signature'
/** Signature and OCSP response are some 40 KiB (fact sheet 19); with the most that may be signed it stays below this. */
const largestFile = 1024 * 1024
const longestPart = 400_000

const text = (most: number) => z.string().min(1).max(most)

/** The whole of it is to be kept (fact sheet 19), in whatever form it came; looked at is only what can be proven. */
const completionData = z.looseObject({
  user: z.looseObject({ personalNumber: z.string().max(100) }),
  signature: text(longestPart),
  ocspResponse: text(longestPart),
})

const sidecar = z.strictObject({
  format: z.literal(format),
  version: z.literal(1),
  /** The app and its version. */
  by: text(100),
  /** UTC. */
  at: z.iso.datetime(),
  environment: z.enum(signingEnvironments),
  file: z.strictObject({
    name: text(1024),
    size: z.int().min(0),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  /** As it was sent, before base64. */
  visibleText: text(30_000),
  hiddenData: text(150_000),
  completionData,
})

/** The signature of a file, as it lies beside it. What in it can be proven, `verify.ts` proves. */
export type Sidecar = z.infer<typeof sidecar>

/** @throws AppError `unexpected-response` where the answer holds no evidence, which BankID's client has seen to before */
export function sidecarOf(
  content: Omit<Sidecar, 'format' | 'version' | 'completionData'> & {
    readonly completion: Pick<CompletionData, 'asSent'>
  },
): Sidecar {
  const { completion, ...rest } = content
  const kept = completionData.safeParse(completion.asSent)
  if (!kept.success) throw new AppError('unexpected-response', 'there is no evidence in what BankID answered')
  return { format, version: 1, ...rest, completionData: kept.data }
}

/** For people to look into, too. */
export function sidecarText(content: Sidecar): string {
  return `${JSON.stringify(content, null, 2)}\n`
}

/** @throws AppError `file-unreadable` for what is no signature file of ours, or of a form that a later version writes */
export async function readSidecar(file: string): Promise<Sidecar> {
  return parseSidecar(await readSmallFile(file, largestFile))
}

/** @throws AppError as `readSidecar` */
export function parseSidecar(bytes: Uint8Array): Sidecar {
  const read = sidecar.safeParse(jsonOf(fromUtf8(bytes)))
  if (!read.success) throw new AppError('file-unreadable', 'this is no signature file of ours')
  return read.data
}
