import type { AccountId, TransactionId } from '../../shared/ids.ts'
import type { Announcement } from '../../shared/model.ts'
import type { AnnouncementTrace } from '../../shared/review.ts'
import { normalised } from '../store/fold.ts'
import type { ReadDb } from '../store/port.ts'

interface Row {
  readonly first_seen_at: string
  readonly ended_at: string
  readonly booked_on: string
  readonly minor: number
  readonly currency: string
  readonly text: string
}

const columns = 'p.first_seen_at, p.ended_at, p.booked_on, p.minor, a.currency, p.text'

/** What a booked row was announced as, the oldest first. */
export function announcementsOf(db: ReadDb): (id: TransactionId) => readonly Announcement[] {
  const all = db.prepare<[number], Row>(`
    SELECT ${columns} FROM pending_trace p JOIN account a ON a.id = p.account_id
    WHERE p.transaction_id = ? ORDER BY p.first_seen_at, p.id`)
  return (id) => all.all([id]).map(toAnnouncement)
}

/** More than a person reads through; older ones are in the store. */
const mostTraces = 200
/** A hold is taken up again within days; what comes every month is another one each time. */
const againWithinDays = 14

interface TraceRow extends Row {
  readonly account_id: AccountId
  readonly account_name: string
  readonly outcome: AnnouncementTrace['outcome']
}

type Told = Pick<TraceRow, 'account_id' | 'booked_on' | 'minor' | 'text'>

/** What was announced and never booked, as far as anybody knows; newest first. What the bank announces again is not among it:
 *  that one is open. */
export function announcementTracesQuestion(db: ReadDb) {
  const all = db.prepare<{ accountId: string | null }, TraceRow>(`
    SELECT ${columns}, p.account_id, COALESCE(a.own_name, a.bank_name) AS account_name, p.outcome
    FROM pending_trace p JOIN account a ON a.id = p.account_id
    WHERE p.outcome <> 'booked' AND a.is_chosen = 1 AND (@accountId IS NULL OR p.account_id = @accountId)
    ORDER BY p.ended_at DESC, p.id DESC`)
  const open = db.prepare<[], Told>('SELECT account_id, booked_on, minor, text FROM pending_transaction')
  return ({ accountId }: { readonly accountId?: AccountId | undefined }): readonly AnnouncementTrace[] => {
    const toldNow = Map.groupBy(open.all([]), likeness)
    const isToldAgain = (trace: TraceRow): boolean =>
      toldNow.get(likeness(trace))?.some((now) => daysApart(now, trace) <= againWithinDays) === true
    const traces: AnnouncementTrace[] = []
    for (const row of all.iterate({ accountId: accountId ?? null })) {
      if (isToldAgain(row)) continue
      traces.push({ ...toAnnouncement(row), accountName: row.account_name, outcome: row.outcome })
      if (traces.length === mostTraces) break
    }
    return traces
  }
}

function likeness({ account_id: accountId, minor, text }: Told): string {
  return `${accountId} ${minor} ${normalised(text)}`
}

function daysApart(a: Told, b: Told): number {
  return Math.abs(Date.parse(a.booked_on) - Date.parse(b.booked_on)) / 86_400_000
}

function toAnnouncement(row: Row): Announcement {
  return {
    firstSeenAt: row.first_seen_at,
    endedAt: row.ended_at,
    bookedOn: row.booked_on,
    amount: { minor: row.minor, currency: row.currency },
    text: row.text,
  }
}
