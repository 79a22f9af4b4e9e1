import type { LockProof } from '../../shared/contract-identity.ts'
import { AppError } from '../../shared/errors.ts'
import { defaultLockPolicy } from '../../shared/lock.ts'
import type { Clock } from '../clock.ts'
import type { Stretch } from './argon2.ts'
import { createAttempts, type Attempts } from './attempts.ts'
import { createConfirmations } from './confirmations.ts'
import { createHeld, type Held, type HeldDeps } from './held.ts'
import { writeLockFile, type LockFile } from './lock-file.ts'
import {
  assertPerson,
  boundSlot,
  openByCode,
  openByPassword,
  openByPerson,
  presentSecret,
  slotOf,
  type OpenDeps,
} from './open-slot.ts'
import type { Lock, LockVault } from './port.ts'
import { createRecoveryDrafts } from './recovery-drafts.ts'
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
  const { vault, stretch, clock, machineUpMs } = deps
  const attempts = createAttempts({ path: deps.attemptsPath, clock, machineUpMs })
  const openDeps = { vault, attempts, stretch }
  const held = createHeld({ ...deps, attempts })
  const confirmations = createConfirmations(machineUpMs)
  const drafts = createRecoveryDrafts()
  let isRecovered = false
  /** What was shown before was shown to another lock than there is now. */
  const another = async (change: Promise<void>): Promise<void> => {
    await change
    isRecovered = false
    confirmations.clear()
  }

  const prove = async (file: LockFile, proof: LockProof): Promise<void> => {
    if (file.slots.length === 0 || isRecovered) return
    if (proof === null) throw new AppError('invalid-input', 'a change of the lock needs a proof')
    if ('password' in proof) (await openByPassword(openDeps, file, proof.password)).fill(0)
    else if (!confirmations.use(proof.orderId))
      throw new AppError('invalid-input', 'this order proves nothing, or not any more')
  }
  const changes = createSlotChanges({ vault, held, prove, stretch, drafts })
  return {
    ...changes,
    begin: held.begin,
    ...readings(held, attempts),
    state: () => lockStateOf(held.file(), vault, isRecovered),
    ...unlocks(held, openDeps, () => (isRecovered = true)),
    forget() {
      held.wipe()
      confirmations.clear()
      drafts.wipe()
      isRecovered = false
    },
    boundPerson: () => boundPersonOf(held, vault),
    async confirm(orderId, answer) {
      const slot = boundSlot(held.file() ?? { slots: [] })
      const kept = await presentSecret(vault, slot)
      kept.secret.fill(0)
      assertPerson(kept, answer)
      if (held.key() === null) throw new AppError('app-locked', 'the app is locked')
      confirmations.add(orderId)
    },
    ...updates(held, deps.path),
    setPassword: (password, proof) => another(changes.setPassword(password, proof)),
    bind: (person, permit) => another(changes.bind(person, permit)),
    turnOff: (proof) => another(changes.turnOff(proof)),
  }
}

type Readings = Pick<Lock, 'isOn' | 'isLocked' | 'view' | 'policy' | 'language' | 'boundTo' | 'key'>

function readings(held: Held, attempts: Attempts): Readings {
  const file = (): LockFile | null => (held.isOn() ? held.file() : null)
  return {
    isOn: held.isOn,
    isLocked: () => held.isOn() && held.key() === null,
    view: () => lockedViewOf(file(), attempts),
    policy: () => file()?.policy ?? defaultLockPolicy,
    language: () => file()?.language ?? null,
    boundTo: () => slotOf(file() ?? { slots: [] }, 'bankid')?.connectionId ?? null,
    key() {
      if (!held.isOn()) return null
      const key = held.key()
      if (key === null) throw new AppError('app-locked', 'the app is locked')
      return Uint8Array.from(key)
    },
  }
}

type Unlocks = Pick<Lock, 'unlockWithPassword' | 'unlockWithCode' | 'unlockWithPerson'>

function unlocks(held: Held, deps: OpenDeps, onRecovered: () => void): Unlocks {
  return {
    unlockWithPassword: (password) => held.toOpen(async (file) => await openByPassword(deps, file, password)),
    async unlockWithCode(code) {
      await held.toOpen(async (file) => openByCode(deps, file, code))
      if (held.key() !== null) onRecovered()
    },
    unlockWithPerson: (answer) => held.toOpen(async (file) => await openByPerson(deps, file, answer)),
  }
}

/** What stands in the file beside the slots' secrets, written in one go. */
function updates(held: Held, path: string): Pick<Lock, 'setPolicy' | 'keepUp'> {
  const update = (change: (file: LockFile) => Partial<LockFile>): Promise<void> =>
    held.toChange(async (file) => {
      const next = { ...file, ...change(file) }
      if (file.slots.length === 0 || JSON.stringify(next) === JSON.stringify(file)) return
      writeLockFile(path, next)
      held.replace(next)
    })
  return {
    setPolicy: async (policy) => {
      if (!held.isOn()) throw new AppError('invalid-input', 'the lock is off')
      await update(() => ({ policy }))
    },
    keepUp: ({ language, connection }) =>
      update(({ slots }) => ({
        language,
        slots: slots.map((slot) =>
          slot.kind === 'bankid' &&
          connection?.connectionId === slot.connectionId &&
          connection.settings.environment === slot.settings.environment // it is sealed for that one
            ? { ...slot, settings: connection.settings }
            : slot,
        ),
      })),
  }
}

async function boundPersonOf(held: Held, vault: LockVault): ReturnType<Lock['boundPerson']> {
  const slot = boundSlot(held.file() ?? { slots: [] })
  const { secret, personalNumber } = await presentSecret(vault, slot)
  secret.fill(0)
  if (personalNumber === null) throw new AppError('lock-damaged', 'the keychain names nobody')
  return { slotId: slot.id, connectionId: slot.connectionId, settings: slot.settings, personalNumber }
}
