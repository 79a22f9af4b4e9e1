import { decimalOf } from '../../../shared/money.ts'
import { accountOf, type HouseholdAccount } from '../household/accounts.ts'
import { osloMidnight, type Day } from '../household/calendar.ts'
import type { Standing } from '../household/household.ts'
import type { Posting } from '../household/posting.ts'

/** Which back end serves a row today; pending rows are always recent (fact sheet 8.2). */
export type Source = 'RECENT' | 'HISTORIC'

export function sourceOf({ posting, status }: Standing, today: Day, historicAfterDays: number): Source {
  return status === 'booked' && today - posting.settledOn >= historicAfterDays ? 'HISTORIC' : 'RECENT'
}

const allZero = '0'.repeat(18)
/** First part of a card row's identity once it is historic. */
export const cardPartition = '4821007'

/** A bank account's 18 digits: one of the household's own numbers and something to look long. */
function longNumber(serial: number): string {
  return `7${String(serial).padStart(11, '0')}${String((serial * 7919) % 1_000_000).padStart(6, '0')}`
}

/** See fact sheet 9.2 to 9.5: zeros for pending transfers, a bare number for recent card rows and a prefixed one later. */
function nonUniqueIdOf(standing: Standing, source: Source, keepsPendingIds: boolean): string {
  const { posting, status } = standing
  const isPending = status === 'pending'
  if (isPending && posting.kind !== 'purchase') return allZero
  const changed = isPending && !keepsPendingIds ? 400_000_000_000 : 0
  const serial = posting.serial + changed
  if (accountOf(posting.account).kind !== 'credit-card') return longNumber(serial)
  return source === 'HISTORIC' ? `${cardPartition}-${serial}` : String(serial)
}

interface TypeWords {
  readonly code: string
  readonly pending: string
  readonly text: string
}
const types: Readonly<Record<Posting['kind'], TypeWords>> = {
  purchase: { code: 'R_714', pending: 'R_946', text: 'Visa' },
  payment: { code: 'R_561', pending: 'R_960', text: 'Straksbetaling' },
  giro: { code: 'R_156', pending: 'R_904', text: 'AvtaleGiro' },
  'own-transfer': { code: 'R_260', pending: 'R_914', text: 'Overføring' },
  income: { code: 'R_13', pending: 'R_914', text: 'Lønn' },
  interest: { code: 'R_752', pending: 'R_914', text: 'Kreditrente' },
  'card-payment': { code: 'R_200', pending: 'R_914', text: 'Overføring' },
  'transfer-abroad': { code: 'R_15', pending: 'R_914', text: 'Overføring utland' },
  refund: { code: 'R_714', pending: 'R_949', text: 'Visa' },
  'round-up': { code: 'R_260', pending: 'R_914', text: 'Overføring' },
}

/** 9xx while pending, another one when booked (fact sheet 8.3); a card has its own list. */
export function typeOf({ posting, status }: Standing): { code: string; text: string } {
  if (accountOf(posting.account).kind === 'credit-card') {
    return posting.kind === 'card-payment' ? { code: 'K_0047', text: 'Innbetaling' } : { code: 'K_0005', text: 'Varekjøp' }
  }
  const words = types[posting.kind]
  if (posting.kind === 'transfer-abroad' && status === 'booked' && posting.minor > 0) return { code: 'R_24', text: words.text }
  return { code: status === 'pending' ? words.pending : words.code, text: words.text }
} // prettier-ignore

/** The other account: `-1` says none, and some are told only when the row has aged (fact sheet 8.2). */
export function remoteOf({ posting, status }: Standing, source: Source): string | null {
  if (posting.kind === 'purchase') return '-1'
  if (status === 'pending' || posting.remote === null) return null
  return posting.remoteShown === 'always' || source === 'HISTORIC' ? posting.remote : null
}

/** `-150` or `-150.00`: whole amounts come either way. */
function amountText(minor: number, isShort: boolean): string {
  return isShort && minor % 100 === 0 ? String(minor / 100) : decimalOf({ minor, currency: 'NOK' })
}

const text = (name: string, value: string | null): string =>
  value === null ? '' : `"${name}":${JSON.stringify(value)},`

/**
 * A row without `id` and without what it shares with its account, as JSON text ending in a comma. Put together by hand,
 * because an answer may have ten thousand of them, and because JSON.stringify cannot write `-150.00`.
 */
export function rowBody(standing: Standing, source: Source, keepsPendingIds: boolean): string {
  const { posting, status, day } = standing
  const isBooked = status === 'booked'
  const { serial, original } = posting
  const minor = isBooked ? posting.minor : posting.pendingMinor
  const nonUniqueId = nonUniqueIdOf(standing, source, keepsPendingIds)
  const type = typeOf(standing)
  const isCard = accountOf(posting.account).kind === 'credit-card'
  const isSpecSpelling = serial % 5 === 0 // the spec's names of two flags, where live answers use others (fact sheet 8.2)
  return (
    `"nonUniqueId":"${nonUniqueId}",` +
    text('description', isBooked ? posting.text : posting.pendingText) +
    (isBooked ? text('cleanedDescription', posting.cleanText) : '') +
    `"amount":${amountText(minor, serial % 3 !== 0)},"date":${osloMidnight(day)},` +
    (isBooked && serial % 4 !== 0 ? `"interestDate":${osloMidnight(posting.pendingOn)},` : '') +
    `"typeCode":"${type.code}",` +
    (serial % 6 === 0 ? '' : text('typeText', type.text)) +
    text('currencyCode', original?.currency ?? accountOf(posting.account).currency) +
    (original === null ? '' : `"currencyAmount":${decimalOf(original)},`) +
    `"canShowDetails":${isBooked},"source":"${source}","bookingStatus":"${isBooked ? 'BOOKED' : 'PENDING'}",` +
    text('remoteAccountNumber', remoteOf(standing, source)) +
    (isBooked ? text('remoteAccountName', posting.counterparty) : '') +
    text('kidOrMessage', posting.message) +
    (posting.kind === 'purchase' && isBooked ? '"mcc":"5411","mccGroup":"RETAIL",' : '') +
    `"${isSpecSpelling ? 'confidential' : 'isConfidential'}":false,` +
    `"${isSpecSpelling ? 'fromCurrencyAccount' : 'isFromCurrencyAccount'}":${posting.account === 'euro'},` +
    (serial % 7 === 0 ? '"greenScore":null,"paymentReference":null,"detailsUrl":null,' : '') +
    (isCard && isBooked && serial % 11 !== 0
      ? `"creditCardIdentifiers":{"nonUniqueId":"${nonUniqueId}","partitionKey":"${cardPartition}"},`
      : '')
  )
}

/** Eleven digits the way a transaction shows them, `1813 00 00017`: an object here, plain text in the accounts list. */
export function numberObject(number: string): { value: string; formatted: string; unformatted: string } {
  const formatted = /^\d{11}$/.test(number)
    ? `${number.slice(0, 4)} ${number.slice(4, 6)} ${number.slice(6)}`
    : number
  return { value: number, formatted, unformatted: number }
}

/** What every row of an account ends with. */
export function rowEnd(account: HouseholdAccount, key: string): string {
  return JSON.stringify({
    accountKey: key,
    ...(account.name === '' ? {} : { accountName: account.name }),
    accountCurrency: account.currency,
    accountNumber: numberObject(account.number),
  }).slice(1)
}

export type RowBodies = (standing: Standing, source: Source, keepsPendingIds: boolean) => string

/** Remembers the bodies of historic rows, which no longer change: a benchmark should not wait for its bank. */
export function rememberedBodies(): RowBodies {
  const bodies = new Map<number, string>()
  return (standing, source, keepsPendingIds) => {
    if (source === 'RECENT') return rowBody(standing, source, keepsPendingIds)
    let body = bodies.get(standing.posting.serial)
    if (body === undefined)
      bodies.set(standing.posting.serial, (body = rowBody(standing, source, keepsPendingIds)))
    return body
  }
}
