import { dayIn, monthNumber, yearOf, type Month } from './calendar.ts'
import { ibanOf } from './numbers.ts'
import { booked, type Draft } from './posting.ts'
import type { Random } from './random.ts'

interface Debit {
  readonly day: number
  readonly payee: string
  readonly about: string
  /** Minor units of EUR. */
  readonly minor: number
  readonly everyMonths: number
}
const debits: readonly Debit[] = [
  { day: 2, payee: 'Rechtdoor Verzekeringen', about: 'Woonverzekering', minor: 3_180, everyMonths: 1 },
  { day: 5, payee: 'Glasdraad Internet', about: 'Internet', minor: 4_250, everyMonths: 1 },
  { day: 19, payee: 'Waterschap Rijnstroom', about: 'Belasting', minor: 9_640, everyMonths: 3 },
]

/** Energy by month, per cent of a mean month. */
const energyPercent = [172, 158, 131, 99, 74, 58, 51, 54, 71, 101, 138, 164]

/** An outsider's Dutch account, at a bank there is not. */
export const outsideIban = (nth: number): string => ibanOf('NL', `TEST${4_170_003_300 + nth * 13}`)

/** Direct debits in euro: booked the day they are taken. */
export function debitsOf(month: Month, random: Random): readonly Draft[] {
  const rows = debits
    .map((debit, nth) => ({ ...debit, nth }))
    .filter(({ everyMonths }) => month % everyMonths === 0)
    .map(({ day, minor, payee, about, nth }) => directDebit(month, day, minor, payee, about, nth))
  const energy = Math.round((11_800 * (energyPercent[month % 12] ?? 100)) / 100) + random.below(900)
  return [...rows, directDebit(month, 12, energy, 'Windkracht Energie', 'Termijn', 9)]
}

function directDebit(month: Month, day: number, minor: number, payee: string, about: string, nth: number): Draft {
  const period = `${String(monthNumber(month)).padStart(2, '0')}-${yearOf(month)}`
  return booked('bunq-joint', 'giro', dayIn(month, day), -minor, `${about} ${period}`, {
    counterparty: payee,
    remote: outsideIban(nth),
  })
} // prettier-ignore
