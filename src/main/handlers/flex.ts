import { basename } from 'node:path'
import { flexFields } from '../../shared/flex-fields.ts'
import type { FlexQuery } from '../../shared/flex.ts'
import { isAppError } from '../../shared/errors.ts'
import type { ConnectionId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import type { FisLink } from '../flex/port.ts'
import { exportTable } from '../files/export/export-table.ts'
import { calendarDateOf } from '../local-date.ts'
import { signInAgain } from '../sync/run.ts'
import { assertConnected } from './connections.ts'
import { connectionOf, tellStale, type HandlerContext, type HandlersOf } from './context.ts'
import { recordFailure } from './failures.ts'
import { unlessStopped, type Jobs } from './jobs.ts'

/** The save dialog's own words; the window's are the renderer's. */
const dialogTexts: Readonly<Record<Language, { readonly title: string; readonly filter: string }>> = {
  en: { title: 'Save table', filter: 'CSV file' },
  nb: { title: 'Lagre tabell', filter: 'CSV-fil' },
}

type Asked<T> = (link: FisLink, signal: AbortSignal) => Promise<T>

/** Questions to FIS, each as the party one acts as. Nothing of an answer is kept. */
export function flexHandlers(context: HandlerContext, jobs: Jobs): HandlersOf<'flex'> {
  const ask = <T>(connectionId: ConnectionId, work: Asked<T>): Promise<T> =>
    jobs.run('call', connectionId, (signal) => answered(context, connectionId, work, signal))

  return {
    'flex:identity': ({ connectionId }) => ask(connectionId, (link, signal) => link.identity(signal)),
    'flex:parties': ({ connectionId }) => ask(connectionId, (link, signal) => link.parties(signal)),
    'flex:assume': async ({ connectionId, partyId }) => {
      const identity = await ask(connectionId, (link, signal) => link.assume(partyId, signal))
      tellStale(context, 'flex') // everything is seen with other eyes
      return identity
    },
    'flex:page': ({ connectionId, offset, limit, ...query }) =>
      ask(connectionId, (link, signal) => link.page(query, { offset, limit }, signal)),
    'flex:record': ({ connectionId, resource, id, embed }) =>
      ask(connectionId, (link, signal) => link.record(resource, id, embed, signal)),
    'flex:look-up': ({ connectionId, ...question }) =>
      ask(connectionId, (link, signal) => link.lookUpUnits(question, signal)),
    'flex:export': ({ connectionId, ...query }) =>
      jobs.run('export', 'all', async (cancel) => {
        assertConnected(connectionOf(context.store, connectionId).status)
        const { title, filter } = dialogTexts[context.language()]
        const file = await unlessStopped(
          context.chooseSaveFile(fileNameOf(context, query), title, filter),
          cancel,
        )
        if (file === null) return null
        // A call too, so that it stops where the connection is changed or removed.
        const rows = await ask(connectionId, (link, stop) =>
          written(context, link, query, file, AbortSignal.any([cancel, stop])),
        )
        return { fileName: basename(file), rows }
      }),
    'flex:cancel-export': () => {
      jobs.cancel('export', 'all')
      return null
    },
  }
}

function written(
  context: HandlerContext,
  link: FisLink,
  query: FlexQuery,
  file: string,
  signal: AbortSignal,
): Promise<number> {
  const onProgress = (rows: number, total: number | null): void =>
    context.emit('progress', { kind: 'export', rows, total: Math.max(rows, total ?? 0) })
  onProgress(0, null)
  return exportTable({
    known: [...flexFields[query.resource], ...query.embed],
    batches: link.batches(query, signal),
    file,
    onProgress,
    signal,
  })
}

function fileNameOf({ clock }: HandlerContext, { resource }: FlexQuery): string {
  return `oversikt_fis_${resource.replaceAll('_', '-')}_${calendarDateOf(clock.now())}.csv`
}

/** What only the person can mend: the connection says it too, and not only the page that asked. */
const needsPerson = [...signInAgain, 'clock-wrong'] as const

async function answered<T>(
  context: HandlerContext,
  connectionId: ConnectionId,
  work: Asked<T>,
  signal: AbortSignal,
): Promise<T> {
  const connection = connectionOf(context.store, connectionId)
  assertConnected(connection.status)
  try {
    const answer = await work(await context.sessions.openFis(connection), signal)
    recordSuccess(context, connectionId)
    return answer
  } catch (error) {
    if (isAppError(error, ...needsPerson)) recordFailure(context, connectionId, error)
    throw error
  }
}

/** An answer proves that what was wrong is mended. */
function recordSuccess(context: HandlerContext, id: ConnectionId): void {
  const { status, lastFailure } = connectionOf(context.store, id)
  if (lastFailure === null && status !== 'needs-login') return
  context.store.transaction(() => {
    context.store.connections.setFailure(id, null)
    if (status === 'needs-login') context.store.connections.setStatus(id, 'ready')
  })
  tellStale(context, 'connections')
}
