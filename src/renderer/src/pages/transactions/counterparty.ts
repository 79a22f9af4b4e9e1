import type { Transaction } from '../../../../shared/model.ts'

/** The other side of a payment, where it says more than the text does; else null. */
export function addedCounterparty({
  text,
  counterparty,
}: Pick<Transaction, 'text' | 'counterparty'>): string | null {
  const name = counterparty?.trim() ?? ''
  if (name === '') return null
  return plain(text).includes(plain(name)) ? null : name
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}
