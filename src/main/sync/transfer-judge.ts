import type { TransferFact, TransferReason } from '../../shared/transfer.ts'
import type { TransferRow } from '../store/transfers.ts'
import { daysBetween } from './identity.ts'
import type { Household, OwnAccount } from './transfer-household.ts'
import type { Exchange, Plausibility } from './transfer-rates.ts'
import type { RowWords } from './transfer-words.ts'

/** How far apart the two sides of one transfer may be booked (sheet 9): a weekend and a day more. */
const domesticDays = 4
/** Between two currencies: the next bank day, over Christmas or Easter. */
const abroadDays = 7
/** The longest of all. */
export const transferDays = abroadDays

/** From here on a pair is linked; below it is only proposed. */
export const sure = 90
export const worthAsking = 60
/** What only words and days say is never as sure as a number. */
const surestWithoutNumbers = 95
/** A whole hundred of a currency with two decimals: people move round sums. */
const roundSum = 10_000

/** Two rows that may be one transfer. */
export interface Pair {
  readonly out: TransferRow
  readonly in: TransferRow
  readonly reason: TransferReason
  /** Percent. */
  readonly confidence: number
  readonly facts: readonly TransferFact[]
  readonly daysApart: number
}

export interface JudgeContext {
  readonly household: Household
  readonly wordsOf: (row: TransferRow) => RowWords
  readonly plausibility: (exchange: Exchange) => Plausibility
  /** Is each of the two the only row of the window that could be the other's side by amount and day? */
  readonly isOnly: (out: TransferRow, into: TransferRow) => boolean
}

interface Sides {
  readonly out: TransferRow
  readonly in: TransferRow
  readonly outAccount: OwnAccount
  readonly inAccount: OwnAccount
  readonly daysApart: number
}
type Judgement = Pick<Pair, 'reason' | 'confidence' | 'facts'>
type Amounts = 'same' | 'original' | 'near' | 'unknown' | 'far'

/**
 * How sure it is that the money that left is the money that came: from account numbers, else from words, kind, day and amount
 * together. null: not sure enough to ask. Looks at nothing but the two rows, and at what the context knows of their days.
 */
export function judge(out: TransferRow, into: TransferRow, context: JudgeContext): Pair | null {
  const outAccount = context.household.account(out.accountId)
  const inAccount = context.household.account(into.accountId)
  if (outAccount === undefined || inAccount === undefined || outAccount.id === inAccount.id) return null
  const daysApart = Math.abs(daysBetween(out.bookedOn, into.bookedOn))
  if (daysApart > (outAccount.currency === inAccount.currency ? domesticDays : abroadDays)) return null
  const sides = { out, in: into, outAccount, inAccount, daysApart }
  const amounts = amountsOf(sides, context)
  if (amounts === null) return null
  const judgement = byNumber(sides, amounts, context) ?? byWords(sides, amounts, context)
  if (judgement === null || judgement.confidence < worthAsking) return null
  return { out, in: into, daysApart, ...judgement }
}

/** null: these two sums cannot be one. */
function amountsOf({ out, in: into, outAccount, inAccount }: Sides, { plausibility }: JudgeContext): Amounts | null {
  if (out.minor >= 0 || into.minor <= 0) return null
  if (outAccount.currency === inAccount.currency) return out.minor === -into.minor ? 'same' : null
  const told = [
    out.originalCurrency === inAccount.currency ? out.originalMinor === -into.minor || out.originalMinor === into.minor : null,
    into.originalCurrency === outAccount.currency ? into.originalMinor === -out.minor || into.originalMinor === out.minor : null,
  ] // one side says what the other's sum is: it is that or another transfer
  if (told.includes(false)) return null
  if (told.includes(true)) return 'original'
  return plausibility({
    on: out.bookedOn,
    outCurrency: outAccount.currency,
    inCurrency: inAccount.currency,
    outMinor: out.minor,
    inMinor: into.minor,
  })
} // prettier-ignore

const surenessByNumber = {
  both: { same: 99, original: 98, near: 97, unknown: 92, far: 70 },
  one: { same: 96, original: 95, near: 92, unknown: 75, far: 0 },
} as const satisfies Record<string, Record<Amounts, number>>

/** Both need not name each other (the card side of a paid bill names nobody); one that names somebody else is no side (sheet 9). */
function byNumber(
  { out, in: into, outAccount, inAccount }: Sides,
  amounts: Amounts,
  { household }: JudgeContext,
): Judgement | null {
  const outNames = household.owners(out.counterpartyAccount).some(({ id }) => id === inAccount.id)
  const inNames = household.owners(into.counterpartyAccount).some(({ id }) => id === outAccount.id)
  const isOne =
    (outNames && into.counterpartyAccount === null) || (inNames && out.counterpartyAccount === null)
  if (!isOne && !(outNames && inNames)) return null
  return {
    reason: isOne ? 'one-names-the-other' : 'both-name-each-other',
    confidence: surenessByNumber[isOne ? 'one' : 'both'][amounts],
    facts: facts([outNames, 'out-names-in'], [inNames, 'in-names-out'], ...amountFacts(amounts)),
  }
}

/** Never amount and day alone: a salary was once paired with a grocery bill (sheet 9). */
function byWords(sides: Sides, amounts: Amounts, context: JudgeContext): Judgement | null {
  const { out, in: into, outAccount, inAccount } = sides
  const [said, heard] = [context.wordsOf(out), context.wordsOf(into)]
  if (said.isSomethingElse || heard.isSomethingElse) return null
  const isCardBill = inAccount.kind === 'credit-card' && outAccount.kind !== 'credit-card' && said.paysCard && heard.isPaidIn
  const isNamingOthers = out.counterpartyAccount !== null || into.counterpartyAccount !== null
  if (!isCardBill && (isNamingOthers || said.isBill || heard.isBill)) return null
  // Words that speak of one own account do not mean another.
  if (said.accounts.size > 0 && !said.accounts.has(inAccount.id)) return null
  if (heard.accounts.size > 0 && !heard.accounts.has(outAccount.id)) return null
  const reason = amounts === 'same' ? 'amount-and-day' : amounts === 'original' ? 'original-amount' : 'plausible-rate'
  const evidence = wordEvidence(sides, said, heard, isCardBill)
  const isSaid = isCardBill || evidence.some(([holds, fact]) => holds && transferSaid.has(fact))
  if (!isSaid) return onlyOne(sides, amounts, context)
  const base = amounts === 'same' || amounts === 'original' ? 40 : amounts === 'near' ? 20 : 0
  const points = evidence.reduce((sum, [holds, , weight]) => sum + (holds ? weight : 0), 0)
  const confidence = base + closeness(out.bookedOn, into.bookedOn) + points
  return {
    reason,
    confidence: Math.min(confidence, amounts === 'near' ? sure - 1 : surestWithoutNumbers),
    facts: facts(...amountFacts(amounts), ...evidence),
  }
} // prettier-ignore

type Evidence = readonly [holds: boolean, fact: TransferFact, points: number]
/** Without one of these the rest is chance. */
const transferSaid: ReadonlySet<TransferFact> = new Set([
  'out-says-account', 'in-says-account', 'out-says-transfer', 'in-says-transfer',
]) // prettier-ignore

function wordEvidence(
  { outAccount, inAccount }: Sides,
  said: RowWords,
  heard: RowWords,
  isCardBill: boolean,
): readonly Evidence[] {
  const [outSpeaks, inSpeaks] = [said.accounts.has(inAccount.id), heard.accounts.has(outAccount.id)]
  const strength = (words: RowWords): number =>
    words.transfer === 'own' ? 25 : words.transfer === 'some' ? 15 : 0
  return [
    [outSpeaks, 'out-says-account', 25],
    [inSpeaks, 'in-says-account', 25],
    [!outSpeaks && said.transfer !== 'none', 'out-says-transfer', strength(said)],
    [!inSpeaks && heard.transfer !== 'none', 'in-says-transfer', strength(heard)],
    [isCardBill, 'card-bill', 45],
    [said.people.some((person) => heard.people.includes(person)), 'same-person', 10],
    [outAccount.connectionId !== null && outAccount.connectionId === inAccount.connectionId, 'same-bank', 10],
    [said.normalised !== '' && said.normalised === heard.normalised, 'same-words', 5],
  ]
}

/** A round sum that left one account and came to another at once, while nothing else could be either's other side: worth a
 *  question, and no more. */
function onlyOne({ out, in: into }: Sides, amounts: Amounts, { isOnly }: JudgeContext): Judgement | null {
  const isQuestion =
    amounts === 'same' &&
    into.minor % roundSum === 0 &&
    bankDaysBetween(out.bookedOn, into.bookedOn) <= 1 &&
    out.counterparty === null &&
    into.counterparty === null &&
    isOnly(out, into)
  if (!isQuestion) return null
  return {
    reason: 'amount-and-day',
    confidence: worthAsking,
    facts: ['same-amount', 'only-candidate'],
  }
}

function amountFacts(amounts: Amounts): readonly (readonly [boolean, TransferFact])[] {
  return [
    [amounts === 'same', 'same-amount'],
    [amounts === 'original', 'original-amount'],
    [amounts === 'near', 'near-rate'],
  ]
}

function facts(...candidates: readonly (readonly [boolean, TransferFact, number?])[]): readonly TransferFact[] {
  return candidates.filter(([holds]) => holds).map(([, fact]) => fact)
} // prettier-ignore

function closeness(one: string, other: string): number {
  return [10, 8, 4][bankDaysBetween(one, other)] ?? 0
}

/** Days between, Saturdays and Sundays not counted: what left on a Friday and came on Monday took one day. */
function bankDaysBetween(one: string, other: string): number {
  const [first, last] = one < other ? [one, other] : [other, one]
  const days = daysBetween(first, last)
  const weekday = new Date(first).getUTCDay()
  let counted = 0
  for (let day = 1; day <= days; day++) {
    const at = (weekday + day) % 7
    if (at !== 0 && at !== 6) counted++
  }
  return counted
}
