import type { Handlers } from '../../shared/contract.ts'
import type { ConnectionId } from '../../shared/ids.ts'
import { isBank } from '../../shared/systems.ts'
import type { ConnectionRecord } from '../store/connections.ts'
import { callsNeeded, nextSync, type NextSync } from '../sync/schedule.ts'
import { connectionOf, tellStale, type HandlerContext } from './context.ts'

export function scheduleHandlers(context: HandlerContext): Pick<Handlers, 'connection:pause'> {
  const { store } = context
  return {
    'connection:pause': ({ connectionId, isPaused }) => {
      connectionOf(store, connectionId)
      store.connections.setPaused(connectionId, isPaused)
      tellStale(context, 'connections')
      return null
    },
  }
}

/** When a connection is synced by itself next, from what is stored and what the machine says now. */
export function nextSyncOf(context: HandlerContext, connection: ConnectionRecord): NextSync {
  const { store, clock, network, sessions } = context
  if (connection.status !== 'ready' || !isBank(connection.system)) return { at: null, waitsFor: null }
  const [lastRun] = store.runs.list(connection.id, 1)
  // A simulator on this machine needs no network.
  const isNear = sessions.isSimulated(connection.system, connection.settings)
  return nextSync(
    {
      ...connection,
      attemptedAt: lastRun?.startedAt ?? null,
      isOnline: isNear || network.isOnline(),
      onlineSince: network.backSince(),
      callsFreeAt: context.callsFreeAt(connection, callsNeeded(connection.lastCalls)),
    },
    clock.now(),
  )
}

/** Is it time to sync this connection by itself? A connection that is gone is never due. */
export function isDue(context: HandlerContext, id: ConnectionId): boolean {
  const connection = context.store.connections.get(id)
  if (connection === null) return false
  const { at } = nextSyncOf(context, connection)
  return at !== null && at <= context.clock.now()
}
