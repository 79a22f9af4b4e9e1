import { AppError } from '../../../shared/errors.ts'
import type { CalendarDate } from '../../../shared/ids.ts'
import type { BankUpcoming, TransactionQuery } from '../bank.ts'
import { isVersion2 } from './addresses.ts'
import type { AskDeps } from './ask.ts'
import { negated, wireMoneyOrNull } from './amounts.ts'
import { today, wireDay } from './dates.ts'
import { readList, readRow } from './envelope.ts'
import { tidy } from './text.ts'
import { wireInvoice, wirePayment, wireStandingOrder } from './wire.ts'

type Reader = (row: unknown, bankKey: string, day: CalendarDate, label: string) => BankUpcoming | null

/**
 * Waiting payments and standing orders of each account, and invoices nobody has approved yet (fact sheet 10). Sums go out.
 * A part that is refused (its scope was not ticked, say) is a problem, and the others stand.
 */
export async function readUpcoming(
  accounts: TransactionQuery['accounts'],
  deps: AskDeps,
): Promise<{ readonly payments: readonly BankUpcoming[]; readonly problems: readonly string[] }> {
  const payments: BankUpcoming[] = []
  const problems = new Set<string>()
  const day = today(deps.clock)
  const read = async (resource: string, label: string, bankKey: string, reader: Reader): Promise<void> => {
    try {
      const rows = readList(await deps.ask(resource, label, deps.signal), label)
      for (const row of rows) {
        const payment = reader(row, bankKey, day, label)
        if (payment !== null) payments.push(payment)
      }
    } catch (error) {
      if (!(error instanceof AppError) || !partial.has(error.code)) throw error
      problems.add('UPCOMING_FAILED')
    }
  }
  for (const { bankKey, kind } of accounts) {
    if (kind === 'credit-card') continue // nothing is paid from it
    const key = encodeURIComponent(bankKey)
    await read(`/Payments/${key}?index=0&length=1000`, 'GET Payments/{id}', bankKey, toPayment)
    await read(`/StandingOrders/${key}`, 'GET StandingOrders/{id}', bankKey, toStandingOrder)
  }
  // An invoice is the person's, not an account's: it stands with the account that most likely pays it.
  const payer = accounts.find(({ kind }) => kind === 'current') ?? accounts[0]
  if (payer !== undefined) {
    const name = isVersion2(deps.era) ? 'Efaktura' : 'EFakturas' // quirk 18
    await read(`/${name}/new?index=0&length=1000`, `GET ${name}/new`, payer.bankKey, toInvoice)
  }
  return { payments, problems: [...problems] }
}

const partial: ReadonlySet<string> = new Set([
  'bank-refused',
  'unexpected-response',
  'service-closed',
  'bank-unreachable',
])

function toPayment(row: unknown, bankKey: string, _day: CalendarDate, label: string): BankUpcoming | null {
  const wire = readRow(row, wirePayment, label)
  const amount = wireMoneyOrNull(wire.amount)
  const dueOn = wireDay(wire.dueDate)
  if (amount === null || dueOn === null || wire.isActive === false) return null
  const text = tidy(wire.text) ?? tidy(wire.beneficiaryName) ?? ''
  const counterparty = tidy(wire.beneficiaryName)
  return {
    bankKey,
    kind: 'payment',
    dueOn,
    amount: out(amount),
    text,
    counterparty,
    raw: JSON.stringify(row),
  }
}

function toStandingOrder(
  row: unknown,
  bankKey: string,
  _day: CalendarDate,
  label: string,
): BankUpcoming | null {
  const wire = readRow(row, wireStandingOrder, label)
  const amount = wireMoneyOrNull(wire.amount)
  const dueOn = wireDay(wire.nextDueDate)
  if (amount === null || dueOn === null) return null // it has ended
  const terms = Array.isArray(wire.freeTerms) ? wire.freeTerms.filter((term) => typeof term === 'string') : []
  const counterparty = tidy(wire.beneficiaryName)
  const text = tidy(terms.join(' ')) ?? counterparty ?? ''
  return {
    bankKey,
    kind: 'standing-order',
    dueOn,
    amount: out(amount),
    text,
    counterparty,
    raw: JSON.stringify(row),
  }
}

function toInvoice(row: unknown, bankKey: string, day: CalendarDate, label: string): BankUpcoming | null {
  const wire = readRow(row, wireInvoice, label)
  const amount = wireMoneyOrNull(wire.updatedAmount) ?? wireMoneyOrNull(wire.originalAmount)
  const dueOn = wireDay(wire.updatedDueDate) ?? wireDay(wire.originalDueDate) ?? day
  if (amount === null || amount.minor === 0) return null
  const counterparty = tidy(wire.issuerName)
  const text = counterparty ?? tidy(wire.kid) ?? ''
  return {
    bankKey,
    kind: 'invoice',
    dueOn,
    amount: out(amount),
    text,
    counterparty,
    raw: JSON.stringify(row),
  }
}

function out(amount: ReturnType<typeof negated>): ReturnType<typeof negated> {
  return amount.minor > 0 ? negated(amount) : amount
}
