import { randomBytes, randomUUID } from 'node:crypto'
import type { LockProof } from '../../shared/contract-identity.ts'
import { AppError } from '../../shared/errors.ts'
import type { Stretch } from './argon2.ts'
import type { Held } from './held.ts'
import type { LockFile, LockSlot } from './lock-file.ts'
import { passwordOpener, sealedSlot, slotOf } from './open-slot.ts'
import type { BoundPerson, LockVault } from './port.ts'
import type { RecoveryDrafts } from './recovery-drafts.ts'
import { stretchCost } from './stretch-protocol.ts'

export interface SlotChangeDeps {
  readonly vault: LockVault
  readonly held: Held
  readonly stretch: Stretch
  readonly drafts: RecoveryDrafts
  readonly prove: (file: LockFile, proof: LockProof) => Promise<void>
}

/** BankID needs a certificate that ends, a network, and BankID itself: alone it would shut the person out one day. */
export function assertMayBind({ drafts }: SlotChangeDeps, file: LockFile): void {
  if (isOnlyBankId(file) && drafts.kept() === null)
    throw new AppError('recovery-code-needed', 'BankID alone would open the app')
}

/** With a person bound, BankID would be all that opens it. */
function isOnlyBankId(file: LockFile): boolean {
  return slotOf(file, 'password') === null && slotOf(file, 'recovery') === null
}

export async function putPassword(
  { held, stretch }: SlotChangeDeps,
  file: LockFile,
  key: Uint8Array,
  password: string,
): Promise<void> {
  const place = slotOf(file, 'password')?.place === 'password-a' ? 'password-b' : 'password-a'
  const salt = randomBytes(16).toString('base64')
  const head = { kind: 'password', id: randomUUID(), place, salt, cost: stretchCost } as const
  const secret = Uint8Array.from(randomBytes(32))
  try {
    const opener = await passwordOpener(stretch, head, password, secret)
    const slots = withSlot(file.slots, sealedSlot(head, opener, key))
    opener.fill(0)
    await held.change(file, { slots, secrets: [[place, { slotId: head.id, secret, personalNumber: null }]] })
  } finally {
    secret.fill(0)
  }
}

export async function putPerson(
  deps: SlotChangeDeps,
  file: LockFile,
  key: Uint8Array,
  { connectionId, settings, personalNumber }: BoundPerson,
): Promise<void> {
  assertMayBind(deps, file)
  const place = slotOf(file, 'bankid')?.place === 'bankid-a' ? 'bankid-b' : 'bankid-a'
  const head = { kind: 'bankid', id: randomUUID(), place, connectionId, settings } as const
  const secret = Uint8Array.from(randomBytes(32))
  try {
    const others = isOnlyBankId(file) ? withKeptCode(deps, file, key) : file.slots
    const slots = withSlot(others, sealedSlot(head, secret, key))
    await deps.held.change(file, { slots, secrets: [[place, { slotId: head.id, secret, personalNumber }]] })
  } finally {
    secret.fill(0)
  }
  deps.drafts.wipe()
}

export async function putKeptCode(deps: SlotChangeDeps, file: LockFile): Promise<void> {
  const key = deps.held.key()
  if (key === null) throw new AppError('app-locked', 'the app is locked')
  await deps.held.change(file, { slots: withKeptCode(deps, file, key) })
  deps.drafts.wipe()
}

function withKeptCode({ drafts }: SlotChangeDeps, file: LockFile, key: Uint8Array): readonly LockSlot[] {
  const opener = drafts.kept()
  if (opener === null) throw new AppError('app-locked', 'the code was forgotten when the app was locked')
  return withSlot(file.slots, sealedSlot({ kind: 'recovery', id: randomUUID() }, opener, key))
}

function withSlot(slots: readonly LockSlot[], slot: LockSlot): readonly LockSlot[] {
  return [...slots.filter(({ kind }) => kind !== slot.kind), slot]
}
