import type { App } from './app.ts'
import type { SyncCommand } from './commands.ts'
import { happen } from './happenings.ts'
import { dayAt, daysLater, type World } from './ledger.ts'
import type { Server } from './model-server.ts'
import type { ModelBank } from './model.ts'
import type { Profile } from './store-of-app.ts'
import { accountIndexOf, noteTold, readRows, type Told } from './verdict.ts'

/** One history under way. */
export interface Game {
  readonly world: World
  readonly bank: ModelBank
  readonly server: Server
  readonly app: App
  readonly profile: Profile
  readonly told: Told
  syncs: number
  killed: number
}

/** @throws when a sync ends as nothing explains, or a payment is gone that was there. */
export async function sync(game: Game, command: SyncCommand): Promise<void> {
  const { world, bank, server, app, profile, told } = game
  world.now += 60_000
  world.missingPart = command.missingPart
  server.restartCount()
  server.failsAtCall = command.failsAtCall
  let hasMoved = false
  server.beforeCall = (call) => {
    if (call !== command.paidDuring) return
    hasMoved = true
    happen(world, bank.habits, { do: 'pay', account: 0, shop: 0, minor: -4500, daysAgo: 0, isHeld: false })
  }
  const before = soundCounts(world, profile)
  noteTold(told, world)
  const at = world.now + command.clockMinutes * 60_000
  const outcome = await app.sync(command)
  noteTold(told, world)
  server.beforeCall = () => undefined
  server.failsAtCall = null
  world.missingPart = 'none'
  game.syncs++
  if (outcome === 'killed') game.killed++
  // An account that half a list left out is asked for, perhaps by a key the bank knows no more.
  const isDisturbed =
    command.failsAtCall !== null ||
    command.missingPart !== 'none' ||
    world.accounts.some(({ listed }) => listed !== 'yes')
  // A balance that moved while its rows were read is nothing to count from: what vanishes before the next one was never there.
  if (outcome === 'done' && !isDisturbed && !hasMoved) noteRead(world, at)
  if (outcome === 'broken' && !isDisturbed) throw new Error('a sync broke that nothing disturbed')
  const after = soundCounts(world, profile)
  for (const [key, count] of before)
    if ((after.get(key) ?? 0) < count) throw new Error(`a payment is gone: ${key}`)
}

/** @param at when the sync began, by the app's clock. */
function noteRead({ payments, accounts }: World, at: number): void {
  // Nor is a first balance that may be of the day beside ours, where rows stand on that day (`prove-midnight.ts`).
  const hour = new Date(at).getHours()
  const inDoubt = hour < 3 ? dayAt(at) : hour >= 21 ? daysLater(dayAt(at), 1) : null
  const booked = payments.filter(({ state }) => state === 'booked')
  const begun = new Set(booked.filter(({ wasRead }) => wasRead).map(({ account }) => account))
  const torn = new Set(booked.filter(({ day }) => day === inDoubt).map(({ account }) => account))
  for (const payment of booked) {
    const { account, isHidden } = payment
    if (!isHidden && accounts[account]?.listed === 'yes' && (begun.has(account) || !torn.has(account)))
      payment.wasRead = true
  }
}

/** How many rows of each account and sum are kept, as far as the bank tells of as many payments: a sync never makes them fewer.
 *  What it does not tell of just now may be laid aside, if its balance comes out even so; it comes back as itself. */
function soundCounts(world: World, profile: Profile): ReadonlyMap<string, number> {
  const kept = new Map<string, number>()
  for (const { kind, number, iban, minor } of readRows(profile)) {
    const key = `${accountIndexOf(world, { kind, number, iban })} ${minor}`
    kept.set(key, (kept.get(key) ?? 0) + 1)
  }
  const owed = Map.groupBy(
    world.payments.filter(({ state, isHidden }) => state === 'booked' && !isHidden),
    ({ account, minor }) => `${account} ${minor}`,
  )
  return new Map([...kept].map(([key, count]) => [key, Math.min(count, owed.get(key)?.length ?? 0)]))
}
