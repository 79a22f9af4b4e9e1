import type { LockProof } from '../../shared/contract-identity.ts'
import { AppError } from '../../shared/errors.ts'
import { defaultLockPolicy } from '../../shared/lock.ts'
import type { Clock } from '../clock.ts'
import type { Stretch } from './argon2.ts'
import { createAttempts } from './attempts.ts'
import { createConfirmations } from './confirmations.ts'
import { createHeld, type HeldDeps } from './held.ts'
import { writeLockFile, type LockFile } from './lock-file.ts'
import {
  assertPerson,
  boundSlot,
  openByCode,
  openByPassword,
  openByPerson,
  presentSecret,
  slotOf,
} from './open-slot.ts'
import type { Lock } from './port.ts'
import { createSlotChanges } from './slot-changes.ts'
import { lockedViewOf, lockStateOf } from './views.ts'

export interface LockDeps extends Omit<HeldDeps, 'attempts'> {
  readonly attemptsPath: string
  readonly stretch: Stretch
  readonly clock: Clock
  /** ms since the machine was started: no clock a person can set. */
  readonly machineUpMs: () => number
}

/** The lock of the profile whose files these are. Nothing is read before `begin`. */
export function createLock(deps: LockDeps): Lock {
  const { path, vault, clock, machineUpMs } = deps
  const attempts = createAttempts({ path: deps.attemptsPath, clock, machineUpMs })
  const openDeps = { vault, attempts, stretch: deps.stretch }
  const held = createHeld({ ...deps, attempts })
  const confirmations = createConfirmations(machineUpMs)
  let isRecovered = false

  const prove = async (file: LockFile, proof: LockProof): Promise<void> => {
    if (file.slots.length === 0 || isRecovered) return
    if (proof === null) throw new AppError('invalid-input', 'a change of the lock needs a proof')
    if ('password' in proof) (await openByPassword(openDeps, file, proof.password)).fill(0)
    else if (!confirmations.use(proof.orderId))
      throw new AppError('invalid-input', 'this order proves nothing, or not any more')
  }
  const update = async (change: (file: LockFile) => Partial<Pick<LockFile, 'policy' | 'language' | 'slots'>>) =>
    await held.toChange(async (file) => {
      const next = { ...file, ...change(file) }
      if (JSON.stringify(next) === JSON.stringify(file)) return
      writeLockFile(path, next)
      held.replace(next)
    }) // prettier-ignore
  return {
    begin: held.begin,
    isOn: held.isOn,
    isLocked: () => held.isOn() && held.key() === null,
    view: () => lockedViewOf(held.file(), attempts),
    policy: () => held.file()?.policy ?? defaultLockPolicy,
    language: () => (held.isOn() ? (held.file()?.language ?? null) : null),
    state: () => lockStateOf(held.file(), vault, isRecovered),
    boundTo: () => {
      const file = held.file()
      return file === null ? null : (slotOf(file, 'bankid')?.connectionId ?? null)
    },
    key() {
      const key = held.key()
      if (!held.isOn()) return null
      if (key === null) throw new AppError('app-locked', 'the app is locked')
      return Uint8Array.from(key)
    },
    unlockWithPassword: (password) =>
      held.toOpen(async (file) => held.keep(await openByPassword(openDeps, file, password))),
    unlockWithCode: (code) =>
      held.toOpen(async (file) => {
        held.keep(openByCode(openDeps, file, code))
        isRecovered = true
      }),
    unlockWithPerson: (personalNumber) =>
      held.toOpen(async (file) => held.keep(await openByPerson(openDeps, file, personalNumber))),
    forget() {
      held.wipe()
      confirmations.clear()
      isRecovered = false
    },
    async boundPerson() {
      const slot = boundSlot(held.file() ?? { slots: [] })
      const { secret, personalNumber } = await presentSecret(vault, slot)
      secret.fill(0)
      if (personalNumber === null) throw new AppError('lock-damaged', 'the keychain names nobody')
      return { connectionId: slot.connectionId, settings: slot.settings, personalNumber }
    },
    async confirm(orderId, personalNumber) {
      const slot = boundSlot(held.file() ?? { slots: [] })
      assertPerson(await presentSecret(vault, slot), personalNumber)
      if (held.key() === null) throw new AppError('app-locked', 'the app is locked')
      confirmations.add(orderId)
    },
    prove: (proof) => held.toChange((file) => prove(file, proof)),
    setPolicy: (policy) =>
      update((file) => {
        if (file.slots.length === 0) throw new AppError('invalid-input', 'the lock is off')
        return { policy }
      }),
    ...createSlotChanges({ vault, held, prove, stretch: deps.stretch }),
    keepUp: async ({ language, connection }) => {
      if (!held.isOn() || held.key() === null) return
      await update(({ slots }) => ({
        language,
        slots: slots.map((slot) =>
          slot.kind === 'bankid' &&
          connection?.connectionId === slot.connectionId &&
          connection.settings.environment === slot.settings.environment // it is sealed for that one
            ? { ...slot, settings: connection.settings }
            : slot,
        ),
      }))
    },
  }
}
