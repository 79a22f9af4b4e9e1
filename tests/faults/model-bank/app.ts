import { isAppError } from '../../../src/shared/errors.ts'
import type { Instant } from '../../../src/shared/ids.ts'
import type { ReviewDecision } from '../../../src/shared/review.ts'
import { banks } from '../../../src/main/banks/index.ts'
import type { Clock } from '../../../src/main/clock.ts'
import type { BankLink } from '../../../src/main/banks/bank.ts'
import type { Store } from '../../../src/main/store/store.ts'
import { decideReview } from '../../../src/main/sync/decide-review.ts'
import type { SyncOptions } from '../../../src/main/sync/job.ts'
import { closeInterruptedRuns, runSync } from '../../../src/main/sync/run.ts'
import type { World } from './ledger.ts'
import type { Wire } from './memory-http.ts'
import type { ModelBank } from './model.ts'
import { connectionId, killedAt, type Profile } from './store-of-app.ts'

/** Errors a disturbed bank may end a sync with. Anything else is a fault of ours. */
const disturbances = ['bank-unreachable', 'bank-refused', 'unexpected-response', 'service-closed'] as const

/** The app around its engine, as one process after another: adapter, sync and store are the real ones. */
export async function startApp(world: World, bank: ModelBank, wire: Wire, profile: Profile) {
  let minutesAhead = 0
  const clock = { now: () => world.now + minutesAhead * 60_000 }
  let store: Store = await profile.open()
  let link: BankLink = await bank.link(wire.http, clock, wire.endpoints)
  const now = (): Instant => new Date(clock.now()).toISOString()

  async function restart(): Promise<void> {
    store.close()
    store = await profile.open()
    closeInterruptedRuns(store, clock)
    link = await bank.link(wire.http, clock, wire.endpoints)
  }

  return {
    /** The wizard: which accounts there are, and all of them are followed. */
    async connect(): Promise<void> {
      const { accounts } = await link.accounts(signal)
      store.accounts.setChosen(connectionId, store.accounts.upsertFromBank(connectionId, accounts, now()))
    },
    /** One sync. @returns how it ended. @throws what no disturbance explains. */
    async sync({ clockMinutes, killedAtWrite }: Disturbance): Promise<'done' | 'broken' | 'killed'> {
      minutesAhead = clockMinutes
      const process = killedAt(store, killedAtWrite ?? Infinity)
      try {
        await runSync(optionsOf(world, process.store, link, clock))
        return 'done'
      } catch (error) {
        if (!process.isDead()) {
          if (isAppError(error, ...disturbances)) return 'broken'
          throw error
        }
        await restart()
        return 'killed'
      } finally {
        minutesAhead = 0
      }
    },
    /** The person asks for everything again: the whole history is read once more. */
    rereadHistory(): void {
      store.connections.setHistoryFrom(connectionId, now().slice(0, 10))
      store.connections.setHistoryFrom(connectionId, null)
    },
    /** The person answers a question of the review tray; one that another answer has settled is gone. */
    answer(reviewId: number, decision: ReviewDecision): void {
      if (store.reviews.open(reviewId) !== null) decideReview(store, reviewId, decision, now())
    },
    close: (): void => store.close(),
  }
}

const signal = new AbortController().signal

interface Disturbance {
  readonly clockMinutes: number
  readonly killedAtWrite: number | null
}

/** As the app begins a sync. */
function optionsOf({ system }: World, store: Store, session: BankLink, clock: Clock): SyncOptions {
  const { asksEachAccount, overlapDays, identity, mayCountPending } = banks[system]
  const connection = store.connections.get(connectionId)
  if (connection === null) throw new Error('the connection is gone')
  return {
    connection,
    session,
    store,
    clock,
    signal,
    onProgress: () => undefined,
    asksEachAccount,
    overlapDays,
    identity,
    ...(mayCountPending === undefined ? {} : { mayCountPending }),
  }
}

export type App = Awaited<ReturnType<typeof startApp>>
