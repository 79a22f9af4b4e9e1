import type { LockProof } from '../../shared/contract-identity.ts'
import { AppError } from '../../shared/errors.ts'
import type { LockFile } from './lock-file.ts'
import { slotOf } from './open-slot.ts'
import type { BindPermit, Lock } from './port.ts'
import { assertMayBind, putKeptCode, putPassword, putPerson, type SlotChangeDeps } from './put-slots.ts'

type SlotChanges = Pick<
  Lock,
  | 'setPassword'
  | 'removePassword'
  | 'mayBind'
  | 'bind'
  | 'unbind'
  | 'draftRecoveryCode'
  | 'keepRecoveryCode'
  | 'turnOff'
>

/** What puts a slot into the lock or takes one out. */
export function createSlotChanges(deps: SlotChangeDeps): SlotChanges {
  const { held, drafts, prove } = deps
  const withKey: WithKey = (work) => runWithKey(deps, work)
  return {
    setPassword: (password, proof) =>
      withKey(async (file, key) => {
        await prove(file, proof)
        await putPassword(deps, file, key, password)
      }),
    mayBind: (proof) =>
      held.toChange(async (file) => {
        await prove(file, proof)
        assertMayBind(deps, file)
        return permitOf(file)
      }),
    bind: (person, permit) =>
      withKey(async (file, key) => {
        if (permitOf(file) !== permit) throw new AppError('invalid-input', 'the lock was changed meanwhile')
        await putPerson(deps, file, key, person)
      }),
    removePassword: (proof) => remove(deps, 'password', proof),
    unbind: (proof) => remove(deps, 'bankid', proof),
    draftRecoveryCode: (proof) =>
      held.toChange(async (file) => {
        await prove(file, proof)
        return drafts.make()
      }),
    keepRecoveryCode: (typed) =>
      held.toChange(async (file) => {
        drafts.check(typed)
        if (file.slots.length > 0) await putKeptCode(deps, file)
      }),
    turnOff: (proof) =>
      withKey(async (file, key) => {
        if (file.slots.length === 0) return
        await prove(file, proof)
        await held.change(file, { slots: [], givesBack: key })
      }),
  }
}

/** Which lock it was: each change of it makes another. */
function permitOf({ slots }: LockFile): BindPermit {
  return slots.map(({ id }) => id).join() as BindPermit
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
    if (kind === 'password' && slotOf({ slots }, 'recovery') === null)
      throw new AppError('recovery-code-needed', 'BankID alone would open the app')
    await held.change(file, { slots })
  })
}
