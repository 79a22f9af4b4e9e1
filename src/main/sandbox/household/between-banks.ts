import type { AccountRef } from './accounts.ts'
import { nokOf } from './bills.ts'
import { bothSides } from './both-sides.ts'
import { bankDayFrom, dateOf, dayIn, monthNumber, type Day, type Month } from './calendar.ts'
import { booked, type Draft } from './posting.ts'

/** How Sbanken ends the text of a payment: `Betalt: 02.11.20` (fact sheet sbanken 7.6). */
export function paidOn(day: Day): string {
  const [year = '', month = '', date = ''] = dateOf(day).split('-')
  return `Betalt: ${date}.${month}.${year.slice(2)}`
}

/** What SpareBank 1 writes on its side, and what it keeps of the other currency. */
function kronerSide(account: AccountRef, day: Day, euroMinor: number, month: Month) {
  const { minor, rate } = nokOf(Math.abs(euroMinor), 'EUR', month)
  const shown = (Math.abs(euroMinor) / 100).toFixed(2)
  return {
    account,
    day,
    minor: Math.sign(euroMinor) * minor,
    text: `${euroMinor < 0 ? 'Utenlandsbetaling' : 'Fra utlandet'} EUR ${shown} Kurs: ${rate}`,
    rest: { original: { minor: euroMinor, currency: 'EUR', rate } },
  }
}

/** Kroner become euro: debited by one bank today, there at the other on its next day. */
function toBunq(from: AccountRef, day: Day, euroMinor: number, month: Month, text: string): readonly Draft[] {
  const sent = bankDayFrom(day)
  const debit = kronerSide(from, sent, -euroMinor, month)
  const notice = { seenOn: sent - 1, pendingOn: sent, pendingText: 'Utenlandsbetaling' }
  return bothSides(
    'transfer-abroad',
    { ...debit, rest: { ...debit.rest, ...notice } },
    { account: 'bunq-joint', day: bankDayFrom(sent + 1), minor: euroMinor, text },
    text,
  )
}

/** Euro become kroner: bunq sends on any day of the week. */
function fromBunq(to: AccountRef, day: Day, euroMinor: number, month: Month, text: string): readonly Draft[] {
  return bothSides(
    'transfer-abroad',
    { account: 'bunq-joint', day, minor: -euroMinor, text },
    kronerSide(to, bankDayFrom(day + 1), euroMinor, month),
    text,
  )
}

/** Kroner between SpareBank 1 and Sbanken, on the same day on both sides. */
function withinNorway(
  from: AccountRef,
  to: AccountRef,
  day: Day,
  minor: number,
  text: string,
): readonly Draft[] {
  const isOut = to === 'sbanken-current'
  const paid = `${isOut ? 'Fra' : 'Nettgiro til'}: Ingrid Solvang ${paidOn(day)}`
  return bothSides(
    'own-transfer',
    { account: from, day, minor: -minor, text: isOut ? 'Til Gammel brukskonto' : paid },
    { account: to, day, minor, text: isOut ? paid : 'Fra Gammel brukskonto' },
    text,
  )
}

/**
 * Ingrid sends herself money with her phone, once a year: neither bank says whose the other account is, and nothing in the words
 * that it is her own. Only she knows, so the app has to ask.
 */
function byPhone(month: Month): readonly Draft[] {
  const day = bankDayFrom(dayIn(month, 12))
  const text = 'Vipps*Ingrid S'
  return [
    booked('sbanken-savings', 'payment', day, -120_000, text),
    booked('nameless', 'payment', day, 120_000, text),
  ]
}

/** Money of the household between its three banks: both sides of each transfer, in both directions and currencies. */
export function betweenBanksOf(month: Month): readonly Draft[] {
  const rows = [
    ...toBunq('joint', dayIn(month, 24), 25_000, month, 'Huishouden'),
    ...toBunq('mikkel-current', dayIn(month, 25), 15_000, month, 'Bidrag Mikkel'),
    ...withinNorway('ingrid-current', 'sbanken-current', bankDayFrom(dayIn(month, 17)), 150_000, 'Til gammel konto'),
  ]
  if (month % 3 === 0) rows.push(...fromBunq('joint', dayIn(month, 21), 60_000, month, 'Terug naar Noorwegen'))
  if (monthNumber(month) % 2 === 0) {
    const day = bankDayFrom(dayIn(month, 9))
    rows.push(...withinNorway('sbanken-current', 'ingrid-current', day, 300_000, 'Fra gammel konto'))
  }
  if (monthNumber(month) === 9) rows.push(...byPhone(month))
  return rows
} // prettier-ignore
