import type { EventChannel } from '../../shared/channels.ts'
import type { Events, Handlers } from '../../shared/contract.ts'
import { AppError, isAppError } from '../../shared/errors.ts'
import { isBankConnection, type Connection } from '../../shared/model.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { AppTray } from './tray.ts'
import { banksView } from './tray-state.ts'

type Asked = 'app:status' | 'connections:list' | 'settings:get' | 'sync:run' | 'connection:pause'

/** The part of `Core` this file needs. */
export interface BanksSource {
  readonly handlers: Pick<Handlers, Asked>
  readonly lock: { isLocked(): boolean }
  onEvent(listener: <E extends EventChannel>(channel: E, payload: Events[E]) => void): () => void
}

/** Shows in the tray how the banks are, where the person wants it: now, after every change, and when a day begins, because
 *  "last synced 14:03" is then of another day and a consent has a day less. */
export async function followBanks(
  core: BanksSource,
  tray: Pick<AppTray, 'showBanks'>,
  clock: Clock,
  log: Log,
): Promise<void> {
  let newest = 0
  const refresh = async (): Promise<void> => {
    const mine = ++newest
    const connections = await shownConnections(core, log)
    if (mine !== newest) return // what was asked later counts
    tray.showBanks(core.lock.isLocked() ? null : banksView(connections, clock.now()))
  }
  core.onEvent((channel, payload) => {
    if (channel === 'stale' && concernsBanks(payload as Events['stale'])) void refresh()
  })
  const eachMidnight = (): void => {
    const begin = (): void => {
      void refresh()
      eachMidnight()
    }
    setTimeout(begin, untilTomorrow(clock.now())).unref()
  }
  eachMidnight()
  await refresh()
}

/** Until a second after the next local midnight, in ms. */
function untilTomorrow(now: number): number {
  const next = new Date(now)
  next.setHours(24, 0, 1, 0)
  return next.getTime() - now
}

/** None where the profile is closed or locked, or the person wants no icon. */
async function shownConnections({ handlers }: BanksSource, log: Log): Promise<readonly Connection[]> {
  try {
    const { problem, locked } = await handlers['app:status'](undefined)
    if (problem !== null || locked !== null) return []
    const { showsInTray } = await handlers['settings:get'](undefined)
    return showsInTray ? await banksOf(handlers) : []
  } catch (error) {
    if (!isAppError(error, 'app-locked')) log.error('banks', error) // it became so meanwhile
    return []
  }
}

/** What is read by itself: BankID and FIS have nothing to be behind with. */
async function banksOf(handlers: BanksSource['handlers']): Promise<readonly Connection[]> {
  return (await handlers['connections:list'](undefined)).filter(isBankConnection)
}

function concernsBanks({ topics }: Events['stale']): boolean {
  return topics.some((topic) => topic === 'connections' || topic === 'settings' || topic === 'status')
}

/** Asks every bank that can be asked. How each ends is kept with it and shown; nobody waits here. */
export async function syncAll({ handlers }: BanksSource, log: Log): Promise<void> {
  const connections = await banksOf(handlers)
  const asked = connections.filter(({ status, isSyncing }) => status === 'ready' && !isSyncing)
  const ended = await Promise.allSettled(asked.map(({ id }) => handlers['sync:run']({ connectionId: id })))
  for (const end of ended)
    if (end.status === 'rejected' && !(end.reason instanceof AppError)) log.error('sync:run', end.reason)
}

/** Leaves every bank alone, or none. */
export async function pauseAll({ handlers }: BanksSource, isPaused: boolean): Promise<void> {
  for (const { id, isPaused: before } of await banksOf(handlers))
    if (before !== isPaused) await handlers['connection:pause']({ connectionId: id, isPaused })
}
