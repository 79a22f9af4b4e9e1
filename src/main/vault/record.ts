import { z } from 'zod'
import { anyCredentials } from '../../shared/contract-connect.ts'
import { AppError } from '../../shared/errors.ts'
import type { ConnectionSecrets, LockSecret } from './port.ts'

const tokenSet = z.object({
  accessToken: z.string().min(1),
  accessExpiresAt: z.number(),
  refreshToken: z.string().min(1).nullable(),
  refreshIdleExpiresAt: z.number().nullable(),
  refreshAbsoluteExpiresAt: z.number().nullable(),
  isOfSimulator: z.boolean().optional(),
})
const connectionSecrets: z.ZodType<ConnectionSecrets> = z.object({
  credentials: anyCredentials,
  tokens: tokenSet.nullable(),
  context: z.object({ text: z.string().min(1), isOfSimulator: z.boolean() }).nullish(),
  isForSimulator: z.boolean().optional(),
})

/** JSON in ASCII, so that characters are bytes. */
export function toRecord(secrets: ConnectionSecrets): string {
  return JSON.stringify(secrets).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** @throws AppError `internal`, which says where the record does not fit; the record is a secret as a whole. */
export function fromRecord(text: string): ConnectionSecrets {
  const parsed = connectionSecrets.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  throw unfit(parsed.error)
}

const lockSecret = z.object({
  slotId: z.uuid(),
  secret: z.string().regex(/^[0-9a-f]{64}$/),
  personalNumber: z.string().regex(/^\d{12}$/).nullable(),
}) // prettier-ignore

export function toLockRecord({ slotId, secret, personalNumber }: LockSecret): string {
  return JSON.stringify({ slotId, secret: Buffer.from(secret).toString('hex'), personalNumber })
}

/** @throws AppError `internal`, as `fromRecord` */
export function fromLockRecord(text: string): LockSecret {
  const parsed = lockSecret.safeParse(jsonOf(text))
  if (!parsed.success) throw unfit(parsed.error)
  return { ...parsed.data, secret: Uint8Array.from(Buffer.from(parsed.data.secret, 'hex')) }
}

function unfit({ issues }: z.ZodError): AppError {
  const paths = issues.map((issue) => issue.path.join('.')).join(', ')
  return new AppError('internal', `a keychain record does not fit its schema: ${paths || '(root)'}`)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('internal', 'a keychain record is not JSON') // the parser's own message quotes it
  }
}

/** The cache file's key as it lies in the keychain: 32 bytes in hex. */
export function toKeyText(key: Uint8Array): string {
  return Buffer.from(key).toString('hex')
}

/** @throws AppError `internal` when it is not such a key. */
export function fromKeyText(text: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new AppError('internal', 'the store key in the keychain is damaged')
  return Uint8Array.from(Buffer.from(text, 'hex'))
}
