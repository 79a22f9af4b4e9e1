import { z } from 'zod'
import { bankIdEnvironments } from '../../shared/bankid.ts'
import { AppError } from '../../shared/errors.ts'
import { fromUtf8 } from './base64.ts'

/** Where an order was made: BankID's two worlds, and a stand-in of either on this machine. */
export const signingEnvironments = [...bankIdEnvironments, 'simulator'] as const
export type SigningEnvironment = (typeof signingEnvironments)[number]

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What is signed beside the text: fact sheet 6, `userNonVisibleData`. Whatever the signature file says of these, this decides. */
const hiddenData = z.strictObject({
  v: z.literal(1),
  file: z.string().min(1).max(1024),
  size: z.int().min(0),
  sha256,
  environment: z.enum(signingEnvironments),
  /** The app and its version. */
  by: z.string().min(1).max(100),
  /** By the clock of the machine that asked for the signature; OCSP's is the one to go by. */
  at: z.iso.datetime(),
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
})
export type HiddenData = z.infer<typeof hiddenData>

/** Compact JSON in UTF-8: some 250 bytes of the 150 000 there may be. */
export function hiddenBytesOf(data: HiddenData): Uint8Array {
  return Buffer.from(JSON.stringify(data), 'utf8')
}

/** @throws AppError `file-unreadable` */
export function readHiddenData(bytes: Uint8Array): HiddenData {
  const read = hiddenData.safeParse(jsonOf(fromUtf8(bytes)))
  if (!read.success) throw new AppError('file-unreadable', 'the hidden data is of another form')
  return read.data
}

/** @throws AppError `file-unreadable`; without the text, which may be anybody's */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('file-unreadable', 'this is no JSON')
  }
}
