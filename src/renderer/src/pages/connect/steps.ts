import type { ConnectionId } from '../../../../shared/ids.ts'
import type { BunqSettings } from '../../../../shared/model.ts'
import type { BankId } from '../../../../shared/systems.ts'

/** Every step of every bank's way, in an order that each of the ways keeps. */
export const stepNames = [
  'bank',
  'notice',
  'door',
  'register',
  'credentials',
  'finInst',
  'prepare',
  'consent',
  'accounts',
  'sync',
] as const
export type StepName = (typeof stepNames)[number]

/** What decides the way. */
interface Choices {
  readonly system: BankId
  readonly settings: { readonly bunq: Pick<BunqSettings, 'door'> }
}

interface Standing extends Choices {
  readonly step: StepName
  readonly reached: StepName
  readonly connectionId: ConnectionId | null
  readonly hasConsent: boolean
}

/** The way of the bank in hand: what is asked, and in which order. */
export function stepsOf({ system, settings }: Choices): readonly StepName[] {
  switch (system) {
    case 'sparebank1':
      return ['bank', 'register', 'credentials', 'finInst', 'consent', 'accounts', 'sync']
    case 'bunq':
      return settings.bunq.door === 'provider'
        ? ['bank', 'door', 'register', 'credentials', 'prepare', 'consent', 'accounts', 'sync']
        : ['bank', 'door', 'register', 'credentials', 'consent', 'accounts', 'sync']
    case 'sbanken':
      return ['bank', 'notice', 'credentials', 'consent', 'accounts', 'sync']
  }
}

/** The words of a step in the rail: a key is not a client, and checking it is not a consent. */
export function stepLabel({ system, settings }: Choices, name: StepName) {
  const isKey = system === 'bunq' && settings.bunq.door === 'key'
  const isProvider = system === 'bunq' && settings.bunq.door === 'provider'
  if (name === 'register' && isKey) return 'makeKey'
  if (name === 'register' && isProvider) return 'beforeSetup'
  if (name === 'credentials' && isKey) return 'apiKey'
  if (name === 'credentials' && isProvider) return 'certificate'
  if (name === 'consent' && (isKey || system === 'sbanken')) return 'check'
  return name
}

export function isStepName(text: string | null): text is StepName {
  return stepNames.some((name) => name === text)
}

/** Of a connection that is there: which bank it is of, and which of its ways in, is settled. */
const settled: readonly StepName[] = ['bank', 'notice', 'door']

/** Where the wizard is entered on a connection there is: the step an address names, if its bank has it, else consent. */
export function entryStep(choices: Choices, text: string | null): StepName {
  const wanted = isStepName(text) ? text : 'consent'
  const canEnter = stepsOf(choices).includes(wanted) && !settled.includes(wanted) && wanted !== 'sync'
  return canEnter ? wanted : 'consent'
}

export function later(one: StepName, other: StepName): StepName {
  return stepNames.indexOf(one) < stepNames.indexOf(other) ? other : one
}

/** The step so many further on the bank's way, or back when negative; the first and last stay where they are. */
export function stepFrom(state: Choices & Pick<Standing, 'step'>, by: number): StepName {
  const steps = stepsOf(state)
  return steps[Math.min(steps.length - 1, Math.max(0, steps.indexOf(state.step) + by))] ?? state.step
}

/** Steps reached before, as long as nothing runs. What a connection is of cannot change once there is one, and reading is
 *  only begun from the list of accounts. */
export function isReachable(state: Standing, name: StepName): boolean {
  if (name === state.step || name === 'sync') return false
  if (settled.includes(name) && state.connectionId !== null) return false
  if (name === 'accounts' && !state.hasConsent) return false
  return stepNames.indexOf(name) <= stepNames.indexOf(state.reached)
}
