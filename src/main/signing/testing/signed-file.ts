import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createSignatures, type Signatures, type Signing } from '../../sandbox/bankid/signature.ts'
import { bankIdPeople, fullName, type BankIdPerson } from '../../sandbox/bankid/people.ts'
import { digestFile } from '../digest.ts'
import { hiddenBytesOf, type HiddenData } from '../hidden-data.ts'
import { sidecarOf, sidecarText, type Sidecar } from '../sidecar.ts'
import { visibleTextOf } from '../texts.ts'

export const signedAt = '2026-11-21T14:05:00.000Z'
const clock = { now: () => Date.parse(signedAt) }

export interface SignedFile {
  readonly file: string
  readonly signatureFile: string
  readonly sidecar: Sidecar
}

export interface MadeOtherwise {
  readonly person?: BankIdPerson
  readonly hidden?: Partial<HiddenData>
  /** In place of what the hidden data says, in the signature file alone. */
  readonly visibleText?: (text: string) => string
  readonly environment?: Sidecar['environment']
  readonly signing?: Signing
}

/** One authority for all tests of a file: its keys take a while. */
export function invented(): Promise<Signatures> {
  return createSignatures(clock)
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-signing-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export const content = 'booking_date,amount,currency\r\n2026-11-20,-149.90,NOK\r\n'

/** A file with its signature beside it, as the app would have made them. */
export async function signFile(signatures: Signatures, otherwise: MadeOtherwise = {}): Promise<SignedFile> {
  const file = join(newFolder(), 'accounts.csv')
  writeFileSync(file, content)
  const sidecar = await sidecarFor(signatures, file, otherwise)
  const signatureFile = `${file}.bankid.json`
  writeFileSync(signatureFile, sidecarText(sidecar))
  return { file, signatureFile, sidecar }
}

async function sidecarFor(signatures: Signatures, file: string, otherwise: MadeOtherwise): Promise<Sidecar> {
  const { person = bankIdPeople.ingrid, environment = 'test' } = otherwise
  const digest = await digestFile(file)
  const { fileName: name, size, sha256 } = digest
  const written = visibleTextOf(digest, 1, 'en')
  const visibleText = otherwise.visibleText?.(written) ?? written
  const by = 'Oversikt 1.0.0'
  const nonce = '00112233445566778899aabbccddeeff'
  const hidden = { v: 1, file: name, size, sha256, environment, by, at: signedAt, nonce, ...otherwise.hidden } as const
  const hiddenData = Buffer.from(hiddenBytesOf(hidden))
  const { signature, ocspResponse } = signatures.signAs(person, {
    visibleData: Buffer.from(visibleText, 'utf8').toString('base64'),
    hiddenData: hiddenData.toString('base64'),
    ...otherwise.signing,
  })
  const { personalNumber, givenName, surname, issuedOn } = person
  return sidecarOf({
    by,
    at: signedAt,
    environment,
    file: { name, size, sha256 },
    visibleText,
    hiddenData: hiddenData.toString('utf8'),
    completion: { asSent: {
      user: { personalNumber, name: fullName(person), givenName, surname },
      device: { ipAddress: '192.0.2.7', uhi: 'OZvYM9VvyiAmG7NA5jU5zqGcVpo=' },
      bankIdIssueDate: issuedOn,
      signature,
      ocspResponse,
    } },
  })
} // prettier-ignore

/** The document with its base64 off, changed, and on again. */
export function withXml(sidecar: Sidecar, change: (xml: string) => string): Sidecar {
  const xml = Buffer.from(sidecar.completionData.signature, 'base64').toString('utf8')
  const signature = Buffer.from(change(xml), 'utf8').toString('base64')
  return { ...sidecar, completionData: { ...sidecar.completionData, signature } }
}
