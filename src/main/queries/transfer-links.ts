import { quoteOf } from '../../shared/exchange-rate.ts'
import type { TransactionId } from '../../shared/ids.ts'
import type { TransferFact, TransferLink, TransferReason, TransferSideView } from '../../shared/transfer.ts'
import type { ReadDb } from '../store/port.ts'
import { dayNumberOf } from './calendar.ts'

interface LinkRow {
  readonly id: number
  readonly state: 'linked' | 'proposed'
  readonly is_by_person: 0 | 1
  readonly reason: string
  readonly confidence: number
  readonly evidence: string
  readonly rate: string | null
  readonly at: string
  readonly out_id: number
  readonly out_account_id: string
  readonly out_account_name: string
  readonly out_currency: string
  readonly out_on: string
  readonly out_minor: number
  readonly out_text: string
  readonly in_id: number
  readonly in_account_id: string
  readonly in_account_name: string
  readonly in_currency: string
  readonly in_on: string
  readonly in_minor: number
  readonly in_text: string
}

const columns = `l.id, l.state, l.is_by_person, l.reason, l.confidence, l.evidence, l.rate, l.at,
  o.id AS out_id, o.account_id AS out_account_id, COALESCE(oa.own_name, oa.bank_name) AS out_account_name,
  oa.currency AS out_currency, o.booked_on AS out_on, o.minor AS out_minor, o.text AS out_text,
  i.id AS in_id, i.account_id AS in_account_id, COALESCE(ia.own_name, ia.bank_name) AS in_account_name,
  ia.currency AS in_currency, i.booked_on AS in_on, i.minor AS in_minor, i.text AS in_text`
const source = `transfer_link l
  JOIN bank_transaction o ON o.id = l.out_id
  JOIN bank_transaction i ON i.id = l.in_id
  JOIN account oa ON oa.id = o.account_id JOIN account ia ON ia.id = i.account_id`

/** The transfer a booked row is a side of, or may be; null: of none, or its other side is on an account the person does not
 *  follow, where one cannot look. */
export function transferLinkOf(db: ReadDb): (id: TransactionId) => TransferLink | null {
  const ofRow = db.prepare<{ row: number }, LinkRow>(`
    SELECT ${columns} FROM ${source}
    WHERE (l.out_id = @row OR l.in_id = @row) AND l.state <> 'rejected' AND oa.is_chosen = 1 AND ia.is_chosen = 1 ORDER BY l.state, l.is_by_person DESC, l.id LIMIT 1`)
  return (id) => {
    const row = ofRow.get({ row: id })
    return row === undefined ? null : toLink(row)
  }
}

/** Pairs the app would like to know about, the surest first. Only of accounts the person follows: there one can look. */
export function transferProposalsQuestion(db: ReadDb): () => readonly TransferLink[] {
  const proposed = db.prepare<[], LinkRow>(`
    SELECT ${columns} FROM ${source}
    WHERE l.state = 'proposed' AND oa.is_chosen = 1 AND ia.is_chosen = 1
    ORDER BY l.confidence DESC, o.booked_on DESC, l.id`)
  return () => proposed.all([]).map(toLink)
}

function toLink(row: LinkRow): TransferLink {
  const out: TransferSideView = {
    transactionId: row.out_id,
    accountId: row.out_account_id,
    accountName: row.out_account_name,
    bookedOn: row.out_on,
    amount: { minor: row.out_minor, currency: row.out_currency },
    text: row.out_text,
  }
  const into: TransferSideView = {
    transactionId: row.in_id,
    accountId: row.in_account_id,
    accountName: row.in_account_name,
    bookedOn: row.in_on,
    amount: { minor: row.in_minor, currency: row.in_currency },
    text: row.in_text,
  }
  return {
    id: row.id,
    state: row.state,
    out,
    in: into,
    reason: row.reason as TransferReason, // written by the sync, from the same list
    confidence: row.confidence,
    facts: JSON.parse(row.evidence) as readonly TransferFact[],
    isByPerson: row.is_by_person === 1,
    daysApart: Math.abs(dayNumberOf(row.in_on) - dayNumberOf(row.out_on)),
    rate: row.rate,
    quote: quoteOf(out.amount, into.amount),
    at: row.at,
  }
}
