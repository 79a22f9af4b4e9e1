import type { PostingKind } from '../household/posting.ts'
import type { Line } from './account.ts'

interface TypeWords {
  readonly code: number
  readonly type: string
}

/** Codes and their words as the bank's list of 2018 and public answers have them (fact sheet 7.3 and 8). */
const types: Readonly<Record<PostingKind, TypeWords>> = {
  purchase: { code: 714, type: 'VISA VARE' },
  payment: { code: 561, type: 'StraksOvf' },
  giro: { code: 156, type: 'AVTGI' },
  'own-transfer': { code: 200, type: 'OVFNETTB' },
  income: { code: 13, type: 'LØNN' },
  interest: { code: 752, type: 'KREDITRTE' },
  'card-payment': { code: 200, type: 'OVFNETTB' },
  'transfer-abroad': { code: 15, type: 'OVF UTLAND' },
  refund: { code: 714, type: 'VISA VARE' },
  'round-up': { code: 265, type: 'OVF EGEN' },
}

/** The number changes when a reservation is booked, and so do the words. */
export function typeOf({ posting, status }: Line): Readonly<Record<string, unknown>> {
  if (status === 'pending') {
    return { transactionType: 'Bekreftet VISA', transactionTypeCode: 946, transactionTypeText: '' }
  }
  const { code, type } = types[posting.kind]
  return { transactionType: type, transactionTypeCode: code, transactionTypeText: type }
}
