import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { bankIdEnvironments } from '../../shared/bankid.ts'
import { AppError } from '../../shared/errors.ts'
import { languages } from '../../shared/language.ts'
import { idleChoices } from '../../shared/lock.ts'
import { flush, moveDurably, onDisk } from '../store/durable.ts'

/** Of the file's form; a later one is refused and left as it is. */
export const lockVersion = 1

const bytes = (count: number) =>
  z.base64().refine((text) => Buffer.from(text, 'base64').length === count, `${count} bytes`)
const sealed = { nonce: bytes(12), sealed: bytes(48) }

const passwordHead = z.strictObject({
  kind: z.literal('password'),
  id: z.uuid(),
  place: z.enum(['password-a', 'password-b']),
  salt: bytes(16),
  /** Bounded: a file that was tampered with must not take all memory, nor ask for no work. */
  cost: z.strictObject({
    memoryKiB: z.int().min(64 * 1024).max(1024 * 1024),
    passes: z.int().min(3).max(16),
    lanes: z.int().min(1).max(16),
  }),
}) // prettier-ignore
const bankIdHead = z.strictObject({
  kind: z.literal('bankid'),
  id: z.uuid(),
  place: z.enum(['bankid-a', 'bankid-b']),
  /** What a locked app has to know to ask BankID. Whose it is stands in the keychain. */
  connectionId: z.uuid(),
  settings: z.strictObject({
    environment: z.enum(bankIdEnvironments),
    endUserIp: z.string().max(64).nullable(),
  }),
})
const recoveryHead = z.strictObject({ kind: z.literal('recovery'), id: z.uuid() })

const slot = z.discriminatedUnion('kind', [
  passwordHead.extend(sealed),
  bankIdHead.extend(sealed),
  recoveryHead.extend(sealed),
])

const lockFile = z.strictObject({
  version: z.literal(lockVersion),
  /** A change is under way: leftovers of it may lie in the keychain. */
  isPending: z.boolean(),
  /** The lock's page speaks it. */
  language: z.enum(languages),
  policy: z.strictObject({
    idleMinutes: z.union(idleChoices.map((minutes) => z.literal(minutes))).nullable(),
    onSleep: z.boolean(),
    onScreenLock: z.boolean(),
  }),
  /** One a kind; none: the lock is off, and a change of it is under way. */
  slots: z.array(slot).max(3).refine(isOneOfAKind, 'one slot of a kind'),
}) // prettier-ignore

export type LockFile = z.infer<typeof lockFile>
export type LockSlot = z.infer<typeof slot>
export type PasswordSlot = Extract<LockSlot, { kind: 'password' }>
export type BankIdSlot = Extract<LockSlot, { kind: 'bankid' }>
/** A slot but for what is sealed in it. */
export type SlotHead =
  z.infer<typeof passwordHead> | z.infer<typeof bankIdHead> | z.infer<typeof recoveryHead>
export interface Sealed {
  readonly nonce: string
  readonly sealed: string
}

function isOneOfAKind(slots: readonly { kind: string }[]): boolean {
  return new Set(slots.map(({ kind }) => kind)).size === slots.length
}

/**
 * What opens the app; null: nothing is set.
 * @throws AppError `lock-damaged`, `store-newer` (a later version of the app wrote it), `file-unwritable`; the file is left as it is.
 */
export function readLockFile(path: string): LockFile | null {
  const text = onDisk(() => readIfThere(path))
  if (text === null) return null
  const value = jsonOf(text)
  const newer = z.object({ version: z.int().min(lockVersion + 1) }).safeParse(value)
  if (newer.success) throw new AppError('store-newer', 'the lock was written by a newer version')
  const parsed = lockFile.safeParse(value)
  if (parsed.success) return parsed.data
  throw new AppError('lock-damaged', 'the lock’s file is not of the form it was written in')
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Whole or not at all, also after a power cut. Only under the turn. @throws AppError `disk-full`, `file-unwritable` */
export function writeLockFile(path: string, file: LockFile): void {
  writeWhole(path, `${JSON.stringify(lockFile.parse(file))}\n`)
}

/** For this and the count of wrong tries. */
export function writeWhole(path: string, text: string): void {
  const draft = `${path}.new`
  onDisk(() => {
    writeFileSync(draft, text, { mode: 0o600 })
    chmodSync(draft, 0o600) // one that a killed process left keeps its mode
    moveDurably(draft, path)
  })
}

/** Also its draft. It is gone when this returns, also after a power cut. */
export function removeWhole(path: string): void {
  onDisk(() => {
    rmSync(`${path}.new`, { force: true })
    rmSync(path, { force: true })
    if (process.platform !== 'win32') flush(dirname(path), 'r')
  })
}
