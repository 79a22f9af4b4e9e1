import { randomBytes } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { Instant } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import type { CompletionData } from '../identity/port.ts'
import type { FileDigest } from './digest.ts'
import { hiddenBytesOf, type SigningEnvironment } from './hidden-data.ts'
import { sidecarOf, type Sidecar } from './sidecar.ts'
import { visibleTextOf } from './texts.ts'
import { readXmlSignature } from './xml-signature.ts'

export interface SigningInput {
  readonly file: FileDigest
  /** Transactions in it; null where nobody counted them. */
  readonly rows: number | null
  readonly language: Language
  readonly environment: SigningEnvironment
  /** The app and its version. */
  readonly by: string
  readonly at: Instant
}

/** What BankID is asked to have signed, and what follows. */
export interface SigningRequest {
  readonly visibleText: string
  readonly hiddenData: Uint8Array
  /**
   * The signature file, once somebody signed. Whether the signature is good, BankID has looked at (fact sheet 19); here it is only
   * seen to that it is not one of something else. One of a form that nobody has seen yet is evidence all the same, and kept: what of
   * it cannot be read `verify` says.
   * @throws AppError `unexpected-response` where it is one of something else
   */
  complete(completion: CompletionData): Sidecar
}

export function signingRequest({ file, rows, language, environment, by, at }: SigningInput): SigningRequest {
  const { fileName: name, size, sha256 } = file
  const visibleText = visibleTextOf(file, rows, language)
  const nonce = randomBytes(16).toString('hex')
  const hiddenData = hiddenBytesOf({ v: 1, file: name, size, sha256, environment, by, at, nonce })
  return {
    visibleText,
    hiddenData,
    complete(completion) {
      if (isOfSomethingElse(completion.signature, visibleText, hiddenData))
        throw new AppError('unexpected-response', 'what was signed is not what was asked to be')
      const sent = Buffer.from(hiddenData).toString('utf8')
      return sidecarOf({ by, at, environment, file: { name, size, sha256 }, visibleText, hiddenData: sent, completion })
    },
  }
} // prettier-ignore

function isOfSomethingElse(signature: string, visibleText: string, hiddenData: Uint8Array): boolean {
  try {
    const { content } = readXmlSignature(signature)
    return (
      content.purpose !== 'Signing' ||
      content.visibleText !== visibleText ||
      !content.hiddenData.equals(hiddenData)
    )
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}
