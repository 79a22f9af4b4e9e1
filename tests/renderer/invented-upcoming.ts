import type { UpcomingKind, UpcomingPayment } from '../../src/shared/model.ts'
import { accountIds, accounts } from './invented.ts'

function payment(
  id: number,
  dueOn: string,
  minor: number,
  text: string,
  counterparty: string | null,
  kind: UpcomingKind,
  account: keyof typeof accountIds = 'current',
): UpcomingPayment {
  const found = accounts.find((each) => each.id === accountIds[account])
  return {
    key: String(id),
    accountId: accountIds[account],
    accountName: found?.name ?? '',
    kind,
    dueOn,
    amount: { minor, currency: found?.currency ?? 'NOK' },
    text,
    counterparty,
    isOwnTransfer: counterparty === 'Sparekonto',
  }
}

/** Two weeks of bills, one of them late, and one beyond the month. */
export const upcomingPayments: readonly UpcomingPayment[] = [
  payment(1, '2026-11-18', -138_455, 'Strøm oktober', 'Hafslund Strøm AS', 'invoice', 'joint'),
  payment(2, '2026-11-25', -1_450_000, 'Husleie desember', 'Torshov Borettslag', 'standing-order'),
  payment(3, '2026-11-25', -500_000, 'Til sparing', 'Sparekonto', 'standing-order'),
  payment(4, '2026-11-30', -59_900, 'Telenor mobil', 'Telenor Norge AS', 'payment'),
  payment(5, '2026-12-01', -12_500, 'Cloud storage', null, 'payment', 'euro'),
  payment(6, '2026-12-05', -214_000, 'Barnehage', 'Oslo kommune', 'invoice', 'joint'),
  payment(7, '2027-01-15', -89_000, 'Forsikring', 'Fremtind', 'payment'),
]
