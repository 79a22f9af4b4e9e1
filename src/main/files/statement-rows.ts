import { isAppError } from '../../shared/errors.ts'
import type { ImportFormat } from '../../shared/import-file.ts'
import { money, type Money } from '../../shared/money.ts'
import type { TransactionFacts } from '../store/columns.ts'
import type { StatementRow } from './import/port.ts'
import { unreadable } from './import/unreadable.ts'

/** A row of a file in its account's currency, with the name it has within its account: format and reference. */
export type StatementFacts = TransactionFacts & { readonly identity: string | null }

/** @throws AppError `file-unreadable` with the row's line, where an amount has more decimals than its currency. */
export function toStatementFacts(row: StatementRow, format: ImportFormat, currency: string): StatementFacts {
  const { line, original, balanceAfter, reference } = row
  return {
    identity: reference === null ? null : `file:${format}:${reference}`,
    bookedOn: row.bookedOn,
    valueOn: row.valueOn,
    purchasedOn: row.purchasedOn,
    amount: amountOf(row.amount, currency, line),
    original: originalOf(original),
    rate: row.rate,
    text: row.text,
    bankText: row.bankText,
    counterparty: row.counterparty,
    counterpartyAccount: row.counterpartyAccount,
    message: row.message,
    typeCode: row.typeCode,
    typeText: row.typeText,
    bankRef: reference,
    balanceAfter: balanceAfter === null ? null : amountOf(balanceAfter, currency, line),
    raw: row.raw,
  }
}

/** What was paid abroad moves no money here. Card companies print decimals that ISO 4217 does not give a currency (`ISK
 *  1990,50`): the words of the row have it then, and the file is not refused for it. */
function originalOf(original: StatementRow['original']): Money | null {
  try {
    return original === null ? null : money(original.amount, original.currency)
  } catch (error) {
    if (isAppError(error, 'unexpected-response')) return null
    throw error
  }
}

/** @throws AppError `file-unreadable` expecting an amount. @param line of the file; null for what is of no line. */
export function amountOf(text: string, currency: string, line: number | null): Money {
  try {
    return money(text, currency)
  } catch (error) {
    if (isAppError(error, 'unexpected-response')) throw unreadable('amount', line)
    throw error
  }
}
