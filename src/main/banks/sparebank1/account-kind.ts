import type { AccountKind } from '../../../shared/model.ts'

/** What the wire says about an account's nature. The value lists are not published (fact sheet 7.2: `USER`, `SAVING` and
 *  `CREDITCARD` are seen, the rest unknown), so words are looked for and any other value ends as `other`. */
export interface KindClues {
  readonly number: string | null
  readonly currency: string
  readonly isCard: boolean
  readonly isShareSavings: boolean
  readonly isLoan: boolean
  readonly isSavings: boolean
  /** type, productType, descriptionCode, description (a product name); never the person's own nickname. */
  readonly words: readonly (string | null | undefined)[]
}

const ownCurrency = 'NOK'

/** Tried in order: a savings account in euro is a currency account, a BSU account is not just savings. */
const wordRules: readonly (readonly [AccountKind, RegExp])[] = [
  ['credit-card', /CREDIT_?CARD|KREDITTKORT/],
  ['bsu', /\bBSU/],
  ['share-savings', /\bASK\b|AKSJESPAR|SHARE_SAVING/],
  ['pension', /PENSION|PENSJON|\bIPS\b/],
  ['loan', /LOAN|\bLÅN|LÅN\b/],
  ['currency', /CURRENCY_?ACCOUNT|FOREIGN_?CURRENCY|VALUTA/],
  ['savings', /SAVING|SPAR(?!EBANK)/],
  ['current', /^USER$|CURRENT|BRUKS|LØNN|LONN|SALARY|DEPOSIT/],
]

/** The kind of an account. Flags and the card number's form go before words. */
export function accountKind(clues: KindClues): AccountKind {
  if (clues.isCard || /^K\d{10}$/.test(clues.number ?? '')) return 'credit-card'
  if (clues.isShareSavings) return 'share-savings'
  if (clues.isLoan) return 'loan'
  const words = clues.words.map((word) => word?.trim().toUpperCase() ?? '')
  const byWord = wordRules.find(([, rule]) => words.some((word) => rule.test(word)))?.[0]
  const isPlain = byWord === undefined || byWord === 'savings' || byWord === 'current'
  if (clues.currency !== ownCurrency && isPlain) return 'currency'
  if (clues.isSavings && isPlain) return 'savings'
  return byWord ?? 'other'
}
