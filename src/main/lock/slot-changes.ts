import { randomBytes, randomUUID } from 'node:crypto'
import type { LockProof } from '../../shared/contract-identity.ts'
import { AppError } from '../../shared/errors.ts'
import type { Stretch } from './argon2.ts'
import type { Held } from './held.ts'
import type { LockFile, LockSlot } from './lock-file.ts'
import { passwordOpener, sealedSlot, slotOf } from './open-slot.ts'
import type { BoundPerson, Lock, LockVault } from './port.ts'
import { newRecoveryCode } from './recovery-code.ts'
import { stretchCost } from './stretch-protocol.ts'

export interface SlotChangeDeps {
  readonly vault: LockVault
  readonly held: Held
  readonly stretch: Stretch
  readonly prove: (file: LockFile, proof: LockProof) => Promise<void>
}

type SlotChanges = Pick<
  Lock,
  'setPassword' | 'removePassword' | 'bind' | 'unbind' | 'makeRecoveryCode' | 'turnOff'
>

/** What puts a slot into the lock or takes one out. */
export function createSlotChanges(deps: SlotChangeDeps): SlotChanges {
  const { held, prove } = deps
  const withKey: WithKey = (work) => runWithKey(deps, work)
  return {
    setPassword: (password, proof) =>
      withKey(async (file, key) => {
        await prove(file, proof)
        await putPassword(deps, file, key, password)
      }),
    bind: (person) => withKey((file, key) => putPerson(deps, file, key, person)),
    removePassword: (proof) => remove(deps, 'password', proof),
    unbind: (proof) => remove(deps, 'bankid', proof),
    makeRecoveryCode: async (proof) => {
      const { code, opener } = newRecoveryCode()
      await withKey(async (file, key) => {
        if (file.slots.length === 0) throw new AppError('invalid-input', 'the lock is off')
        await prove(file, proof)
        const slot = sealedSlot({ kind: 'recovery', id: randomUUID() }, opener, key)
        await held.change(file, { slots: withSlot(file, slot) })
      })
      opener.fill(0)
      return code
    },
    turnOff: (proof) =>
      withKey(async (file, key) => {
        if (file.slots.length === 0) return
        await prove(file, proof)
        await held.change(file, { slots: [], givesBack: key })
      }),
  }
}

type WithKey = (work: (file: LockFile, key: Uint8Array) => Promise<void>) => Promise<void>

/**
 * The store's key is the lock's to keep from then on, if the lock is on after it. The work gets a copy: who locks the app or ends it
 * meanwhile wipes the lock's own, and zeros sealed in its place would shut the person out for good.
 */
function runWithKey({ held, vault }: SlotChangeDeps, work: Parameters<WithKey>[0]): Promise<void> {
  return held.toChange(async (file) => {
    const own = held.key()
    const key = own === null ? await vault.loadStoreKey() : Uint8Array.from(own)
    if (key === null) throw new AppError('store-key-missing', 'there is no key to lock away')
    if (own === null) held.keep(Uint8Array.from(key))
    try {
      await work(file, key)
    } finally {
      key.fill(0)
      if (!held.isOn()) held.wipe()
    }
  })
}

async function putPassword(
  { held, stretch }: SlotChangeDeps,
  file: LockFile,
  key: Uint8Array,
  password: string,
): Promise<void> {
  const place = slotOf(file, 'password')?.place === 'password-a' ? 'password-b' : 'password-a'
  const salt = randomBytes(16).toString('base64')
  const head = { kind: 'password', id: randomUUID(), place, salt, cost: stretchCost } as const
  const secret = Uint8Array.from(randomBytes(32))
  const opener = await passwordOpener(stretch, head, password, secret)
  const slots = withSlot(file, sealedSlot(head, opener, key))
  await held.change(file, { slots, secrets: [[place, { slotId: head.id, secret, personalNumber: null }]] })
  for (const used of [opener, secret]) used.fill(0)
}

async function putPerson(
  { held }: SlotChangeDeps,
  file: LockFile,
  key: Uint8Array,
  { connectionId, settings, personalNumber }: BoundPerson,
): Promise<void> {
  const place = slotOf(file, 'bankid')?.place === 'bankid-a' ? 'bankid-b' : 'bankid-a'
  const head = { kind: 'bankid', id: randomUUID(), place, connectionId, settings } as const
  const secret = Uint8Array.from(randomBytes(32))
  const slots = withSlot(file, sealedSlot(head, secret, key))
  await held.change(file, { slots, secrets: [[place, { slotId: head.id, secret, personalNumber }]] })
  secret.fill(0)
}

function remove(
  { held, prove }: SlotChangeDeps,
  kind: 'password' | 'bankid',
  proof: LockProof,
): Promise<void> {
  return held.toChange(async (file) => {
    await prove(file, proof)
    const slots = file.slots.filter((slot) => slot.kind !== kind)
    if (slots.every((slot) => slot.kind === 'recovery'))
      throw new AppError('invalid-input', 'nothing else would open the app')
    // BankID needs a certificate that ends, a network, and BankID itself: alone it would shut the person out one day.
    if (kind === 'password' && slotOf({ slots }, 'recovery') === null)
      throw new AppError('recovery-code-needed', 'BankID alone would open the app')
    await held.change(file, { slots })
  })
}

function withSlot(file: LockFile, slot: LockSlot): readonly LockSlot[] {
  return [...file.slots.filter(({ kind }) => kind !== slot.kind), slot]
}
