import { z } from 'zod'
import type { BankCard } from '../../../shared/model.ts'
import { isCalendarDate } from './instants.ts'
import { id, readItem, word, type WireItem } from './wire.ts'
import { firstWords } from './words.ts'

const optionalId = id.nullish().catch(null)
const listOf = <T extends z.ZodType>(fields: T) => z.array(fields.nullish().catch(null)).nullish().catch(null)

/** The sheet names the wrappers (section 10); the fields are those of bunq's published description, all optional here. */
const wireCard = z.object({
  status: word,
  second_line: word,
  type: word,
  expiry_date: word,
  primary_account_number_four_digit: word,
  primary_account_numbers: listOf(z.object({ four_digit: word })),
  pin_code_assignment: listOf(z.object({ monetary_account_id: optionalId })),
  monetary_account_id_fallback: optionalId,
})
type WireCard = z.infer<typeof wireCard>

/** Cards by the account they pay from, as far as the card says so: by its pin codes, and when those accounts are empty. */
export function cardsByAccount(items: readonly WireItem[]): ReadonlyMap<string, readonly BankCard[]> {
  const cards = new Map<string, BankCard[]>()
  for (const item of items) {
    const wire = item.wrapper.startsWith('Card') ? readItem(item, wireCard)?.wire : undefined
    if (wire === undefined) continue
    for (const account of accountsOf(wire)) cards.set(account, [...(cards.get(account) ?? []), toCard(wire)])
  }
  return cards
}

function accountsOf(wire: WireCard): ReadonlySet<string> {
  const pins = wire.pin_code_assignment ?? []
  const ids = [...pins.map((pin) => pin?.monetary_account_id), wire.monetary_account_id_fallback]
  return new Set(ids.filter((each) => each !== null && each !== undefined))
}

function toCard(wire: WireCard): BankCard {
  const digits = [
    wire.primary_account_number_four_digit,
    ...(wire.primary_account_numbers ?? []).map((each) => each?.four_digit),
  ]
  const expiresOn = wire.expiry_date?.slice(0, 10) ?? ''
  return {
    lastDigits: digits.find((each) => /^\d{4}$/.test(each ?? '')) ?? null,
    name: firstWords(wire.second_line, wire.type) ?? 'bunq',
    isActive: wire.status?.toUpperCase() === 'ACTIVE',
    expiresOn: isCalendarDate(expiresOn) ? expiresOn : null,
  }
}
