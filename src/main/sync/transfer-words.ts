import type { AccountId } from '../../shared/ids.ts'
import { fold, normalised } from '../store/fold.ts'
import type { TransferRow } from '../store/transfers.ts'
import type { Household } from './transfer-household.ts'

/** What one row says by itself. */
export interface RowWords {
  /** Own accounts it speaks of, other than its own. */
  readonly accounts: ReadonlySet<AccountId>
  /** `own`: the bank's own kind for money between own accounts. `some`: words or a kind that say money was moved. */
  readonly transfer: 'own' | 'some' | 'none'
  /** A purchase, a salary, interest, something given back: never a side of a transfer. */
  readonly isSomethingElse: boolean
  /** Paid by direct debit or eFaktura: a side of a transfer only where it pays a card's bill. */
  readonly isBill: boolean
  /** It pays a card's bill. */
  readonly paysCard: boolean
  /** It is a payment into an account. */
  readonly isPaidIn: boolean
  /** Who is on the other side, as `i solvang`. */
  readonly people: readonly string[]
  readonly normalised: string
}

/** Numbers of the core banking list that SpareBank 1 (`R_260`) and Sbanken (`260`) share: fact sheet sbanken 8. bunq says
 *  `SAVINGS/PAYMENT` of what it puts aside by itself (fact sheet bunq 9). */
const ownTransferKinds = new Set(['260', '265', '266', '267', 'SAVINGS/PAYMENT'])
const transferKinds = new Set(
  ['14', '15', '24', '167', '168', '200', '205', '206', '207', '544', '546', '735', 'BUNQ/PAYMENT'], // prettier-ignore
)
/** Salary, interest, benefits, goods, cash, fees. */
const otherKinds = new Set([
  '13', '50', '55', '73', '151', '194', '708', '709', '710', '714', '715', '718', '719', '744', '751', '752', '761', '762',
]) // prettier-ignore
/** Direct debits and eFaktura. */
const billKinds = new Set(['58', '156', '500', '501', '502', '503', '504', '505', 'EBA_SDD/SDD'])
const otherKindOfBunq = /^(MASTERCARD|MAESTRO|FIS)\/|^BUNQ\/(BILLING|REQUEST)$/
/** A card's own list has its purchases: fact sheet 8.3. */
const cardPurchase = /^K_0005$/

/** Norwegian, Dutch and English, folded. */
const transferWord =
  /\b(overforing\w*|overfort|overf|ovf\w*|transfer|spar(e|ing)|sparekonto|(egen|egne) kont\w+|mellom egne|own accounts?|savings?|spaar\w*|overboeking|eigen rekening)\b/
const otherWord =
  /\b(lonn|feriepenger|salary|wages|salaris|loon|renter|kreditrenter?|debetrenter?|interest|rente|retur|refusjon|refund\w*|reversal|korreksjon|varekjop|utbytte|dividend)\b/
const billWord = /\b(avtalegiro|efaktura|incasso)\b/
const cardWord = /\b(kredittkort\w*|credit ?card|creditcard|mastercard|kortfaktura|kort faktura)\b/
const paidInWord = /\b(innbetaling\w*|innbetalt|betaling mottatt|payment received|payment thank you)\b/

/** Could its kind be one of a transfer? Cheap; no kind says nothing. */
export function mayMoveMoney({ typeCode }: Pick<TransferRow, 'typeCode'>): boolean {
  if (typeCode === null) return true
  const kind = kindOf(typeCode)
  return ownTransferKinds.has(kind) || transferKinds.has(kind)
}

function kindOf(typeCode: string): string {
  return typeCode.replace(/^R_/, '')
}

/** Reads the words of each row once. */
export function wordsOf(household: Household): (row: TransferRow) => RowWords {
  const read = new Map<number, RowWords>()
  return (row) => {
    const known = read.get(row.id)
    if (known !== undefined) return known
    const words = readWords(row, household)
    read.set(row.id, words)
    return words
  }
}

function readWords(row: TransferRow, household: Household): RowWords {
  const { text, bankText, counterparty, message, typeCode } = row
  const said = [text, bankText, message ?? ''].join(' \n ')
  const plain = normalised(said)
  const kind = typeCode === null ? '' : kindOf(typeCode)
  const accounts = new Set(household.spokenOf(said))
  accounts.delete(row.accountId)
  const isOwnKind = ownTransferKinds.has(kind)
  return {
    accounts,
    transfer: isOwnKind ? 'own' : transferKinds.has(kind) || transferWord.test(plain) ? 'some' : 'none',
    isSomethingElse:
      !isOwnKind &&
      (otherKinds.has(kind) || otherKindOfBunq.test(kind) || cardPurchase.test(kind) || otherWord.test(plain)),
    isBill: billKinds.has(kind) || billWord.test(plain),
    paysCard: cardWord.test(`${plain} ${normalised(counterparty ?? '')}`),
    isPaidIn: paidInWord.test(plain),
    people: peopleIn(counterparty),
    normalised: normalised(text),
  }
} // prettier-ignore

/** Banks shorten first names: `Ingrid Solvang` is `I. Solvang` elsewhere, and an account may have several owners. */
function peopleIn(counterparty: string | null): readonly string[] {
  if (counterparty === null) return []
  return counterparty.split(/,| og | and | en /).flatMap((name) => {
    const parts = fold(name).replace(/[^\p{L} -]+/gu, ' ').trim().split(/\s+/) // prettier-ignore
    const [first = '', last = ''] = [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
    return first === '' || last.length < 2 ? [] : [`${first.slice(0, 1)} ${last}`]
  })
}
