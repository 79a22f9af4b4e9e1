import type { Notice } from '../../shared/notice.ts'
import { consentNotice, failureNotice } from '../sync/notices.ts'
import type { HandlerContext } from './context.ts'

/** What a person has to be told now; it counts as told from here on, also after a restart. */
export function takeNotices({ store, clock }: Pick<HandlerContext, 'store' | 'clock'>): readonly Notice[] {
  const now = clock.now()
  return store.transaction(() =>
    store.connections.list().flatMap((connection) => {
      const consent = consentNotice(connection, now)
      const failure = failureNotice(connection, now)
      if (consent !== null) store.connections.setToldOfConsent(connection.id, consent.toldFor)
      if (failure !== null) store.connections.setToldOfFailure(connection.id, failure.toldFor)
      return [consent, failure].flatMap((due) => (due === null ? [] : [due.notice]))
    }),
  )
}
