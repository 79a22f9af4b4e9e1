import type { SplitPart } from '../../../../../shared/annotation.ts'
import type { Money } from '../../../../../shared/money.ts'
import { decimalOfMinor, minorOf, readAmount, typedAmount } from '../../../format/amount-input.ts'

/** A part as it is being typed. */
export interface PartDraft {
  /** Tells rows apart while they come and go. */
  readonly key: number
  readonly text: string
  readonly typed: string
}

export interface SplitDraft {
  readonly parts: readonly PartDraft[]
  readonly restText: string
}

export type AmountProblem = 'noNumber' | 'nothing' | 'tooManyDecimals'

/** What a typed amount means: signed minor units, or what is wrong with it. */
export type ReadPart = { readonly minor: number } | { readonly problem: AmountProblem } | null

const sign = /^\s*[+\-−–]/

/**
 * An amount as a person types a part of a payment: without a sign it goes the way of the whole, with one as the sign says.
 * null: nothing typed yet.
 */
export function readPart(typed: string, whole: Money, locale: string): ReadPart {
  if (typed.trim() === '') return null
  const decimal = readAmount(typed.replace(/^\s*\+/, ''), locale)
  if (decimal === null) return { problem: 'noNumber' }
  const minor = minorOf(decimal, whole.currency)
  if (minor === null) return { problem: 'tooManyDecimals' }
  if (minor === 0) return { problem: 'nothing' }
  return { minor: sign.test(typed) || whole.minor > 0 ? minor : -minor }
}

/** What the parts leave of the whole so far; a part that cannot be read counts for nothing yet. */
export function restOf({ parts }: SplitDraft, whole: Money, locale: string): number {
  return parts.reduce((rest, { typed }) => {
    const read = readPart(typed, whole, locale)
    return read !== null && 'minor' in read ? rest - read.minor : rest
  }, whole.minor)
}

/** A payment that is whole begins with one empty part. */
export function draftOf(parts: readonly SplitPart[], whole: Money, locale: string): SplitDraft {
  if (parts.length === 0) return { parts: [{ key: 0, text: '', typed: '' }], restText: '' }
  return {
    parts: parts
      .filter(({ isRest }) => !isRest)
      .map(({ text, amount }, key) => ({ key, text, typed: typedPart(amount, whole, locale) })),
    restText: parts.find(({ isRest }) => isRest)?.text ?? '',
  }
}

/** As one would type it: a sign only where it goes the other way. */
function typedPart(amount: Money, whole: Money, locale: string): string {
  const size = typedAmount(decimalOfMinor(Math.abs(amount.minor), amount.currency), locale)
  if (Math.sign(amount.minor) === Math.sign(whole.minor)) return size
  return amount.minor > 0 ? `+${size}` : `−${size}`
}

/** Is every part whole, and does the rest come to something? */
export function isComplete(draft: SplitDraft, whole: Money, locale: string): boolean {
  const areRead = draft.parts.every(({ text, typed }) => {
    const read = readPart(typed, whole, locale)
    return text.trim() !== '' && read !== null && 'minor' in read
  })
  return areRead && restOf(draft, whole, locale) !== 0
}
