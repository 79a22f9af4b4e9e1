import type { BankId } from '../../../src/shared/systems.ts'
import { starts, type History } from './commands.ts'
import { happen } from './happenings.ts'
import { dayMs, type World } from './ledger.ts'
import type { ModelBank } from './model.ts'

/** The bank at the beginning of a history, with the payments of the weeks before. */
export function newWorld(
  system: BankId,
  bank: ModelBank,
  { start, ceiling, isNew, countsHeld, opening }: History,
): World {
  const startAt = Date.parse(starts[start] ?? '')
  const world: World = {
    system, now: startAt, payments: [], accounts: bank.accounts(), lastSerial: 0, lastId: 722_041_731_680_000,
    isRestless: false, ceiling, missingPart: 'none', consents: 0,
    countsHeldOn: countsHeld ? bank.habits.mayCountHeldOn : 'none',
  } // prettier-ignore
  if (isNew) for (const account of world.accounts) account.openingMinor = 0
  const inOrder = opening.toSorted((a, b) => b.daysAgo - a.daysAgo)
  for (const [index, command] of inOrder.entries()) {
    world.now = startAt - command.daysAgo * dayMs + index * 60_000
    happen(world, bank.habits, { ...command, daysAgo: 0 })
  }
  world.now = startAt + opening.length * 60_000
  return world
}

/** The bank stops moving: what was left out is told again, and what is announced is booked or lapses. */
export function settle(world: World): void {
  world.isRestless = false
  for (const payment of world.payments) {
    payment.isHidden = false
    if (payment.state === 'pending') payment.state = 'lapsed'
  }
  for (const account of world.accounts) account.listed = 'yes'
}
