import { timingSafeEqual } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { LockSecret } from '../vault/port.ts'
import type { Stretch } from './argon2.ts'
import type { Attempts } from './attempts.ts'
import { secretOf } from './change.ts'
import type { BankIdSlot, LockFile, LockSlot, PasswordSlot, SlotHead } from './lock-file.ts'
import type { Answer, LockVault } from './port.ts'
import { readRecoveryCode } from './recovery-code.ts'
import { seal, unseal } from './slots.ts'

export interface OpenDeps {
  readonly vault: LockVault
  readonly attempts: Attempts
  readonly stretch: Stretch
}

export function slotOf<K extends LockSlot['kind']>(
  file: Pick<LockFile, 'slots'>,
  kind: K,
): Extract<LockSlot, { kind: K }> | null {
  const slot = file.slots.find((each) => each.kind === kind)
  return slot === undefined ? null : (slot as Extract<LockSlot, { kind: K }>)
}

/** Seals the key and shows at once that what was made opens. */
export function sealedSlot<H extends SlotHead>(
  head: H,
  opener: Uint8Array,
  key: Uint8Array,
): H & ReturnType<typeof seal> {
  const slot = { ...head, ...seal(head, opener, key) }
  const opened = unseal(slot as LockSlot, opener)
  const isWhole = opened !== null && timingSafeEqual(opened, key)
  opened?.fill(0)
  if (!isWhole) throw new AppError('internal', 'a slot of the lock does not open with what it was made for')
  return slot
}

/** The password stretched, joined with a secret of the slot: who has only the folder, or only the keychain, has nothing to try
 *  passwords on. */
export async function passwordOpener(
  stretch: Stretch,
  { salt, cost }: Pick<PasswordSlot, 'salt' | 'cost'>,
  password: string,
  secret: Uint8Array,
): Promise<Uint8Array> {
  // One form of a letter with an accent: keyboards of different systems send different ones.
  const typed = Uint8Array.from(Buffer.from(password.normalize('NFC')))
  try {
    const stretched = await stretch({ password: typed, salt: Buffer.from(salt, 'base64'), cost })
    const opener = Uint8Array.from([...stretched, ...secret])
    stretched.fill(0)
    return opener
  } finally {
    typed.fill(0)
  }
}

/** The try is counted before the password is looked at. @returns the store's key. */
export async function openByPassword(
  { vault, attempts, stretch }: OpenDeps,
  file: LockFile,
  password: string,
): Promise<Uint8Array> {
  const slot = slotOf(file, 'password')
  if (slot === null) throw new AppError('invalid-input', 'no password is set')
  const { secret } = await presentSecret(vault, slot)
  try {
    attempts.begin()
    const opener = await passwordOpener(stretch, slot, password, secret)
    const key = unseal(slot, opener)
    opener.fill(0)
    if (key === null) throw new AppError('wrong-password', 'this is not the password')
    attempts.forget()
    return key
  } finally {
    secret.fill(0)
  }
}

/** @returns the store's key. */
export function openByCode({ attempts }: OpenDeps, file: LockFile, code: string): Uint8Array {
  const slot = slotOf(file, 'recovery')
  const opener = readRecoveryCode(code)
  const key = slot === null || opener === null ? null : unseal(slot, opener)
  opener?.fill(0)
  if (key === null) throw new AppError('wrong-code', 'this is not the recovery code')
  attempts.forget()
  return key
}

/** BankID said who it is; here it is only compared. @returns the store's key. */
export async function openByPerson(
  { vault, attempts }: OpenDeps,
  file: LockFile,
  answer: Answer,
): Promise<Uint8Array> {
  const slot = boundSlot(file)
  const kept = await presentSecret(vault, slot)
  try {
    assertPerson(kept, answer)
    const key = unseal(slot, kept.secret)
    if (key === null) throw new AppError('lock-damaged', 'the slot of BankID does not open with its secret')
    attempts.forget()
    return key
  } finally {
    kept.secret.fill(0)
  }
}

/** @throws AppError `invalid-input` */
export function boundSlot(file: Pick<LockFile, 'slots'>): BankIdSlot {
  const slot = slotOf(file, 'bankid')
  if (slot === null) throw new AppError('invalid-input', 'no BankID is bound')
  return slot
}

/** @throws AppError `bankid-other-person`, `invalid-input` where BankID was asked for another slot */
export function assertPerson(
  kept: Pick<LockSecret, 'personalNumber' | 'slotId'>,
  { slotId, personalNumber }: Answer,
): void {
  if (kept.slotId !== slotId) throw new AppError('invalid-input', 'BankID was asked for another lock')
  if (kept.personalNumber === null || kept.personalNumber !== personalNumber)
    throw new AppError('bankid-other-person', 'this is not the person the app is bound to')
}

/** @throws AppError `lock-damaged` */
export async function presentSecret(vault: LockVault, slot: PasswordSlot | BankIdSlot): Promise<LockSecret> {
  const secret = await secretOf(vault, slot)
  if (secret === null) throw new AppError('lock-damaged', 'the keychain has lost its part of the lock')
  return secret
}
