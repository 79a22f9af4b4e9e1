import { isAppError, toFailure } from '../../shared/errors.ts'
import type { ConnectionId } from '../../shared/ids.ts'
import { signInAgain } from '../sync/run.ts'
import { tellStale, type HandlerContext } from './context.ts'

/** Keeps why a connection's last attempt failed, so that the page can say it tomorrow too, and whether only the person can
 *  mend it. */
export function recordFailure(
  context: Pick<HandlerContext, 'store' | 'emit' | 'log'>,
  id: ConnectionId,
  error: unknown,
): void {
  if (isAppError(error, 'cancelled', 'already-running')) return
  const failure = toFailure(error)
  context.store.transaction(() => {
    context.store.connections.setFailure(id, failure)
    if (isAppError(error, ...signInAgain)) {
      context.store.connections.setStatus(id, 'needs-login')
    }
  })
  tellStale(context, 'connections')
}
