import type { StatementBalance } from '../../../shared/import-file.ts'
import type { CalendarDate } from '../../../shared/ids.ts'
import { accountNames, bareAccount } from './account-text.ts'
import { decimalMarkOf, decimalText, type DecimalMark } from './amount-text.ts'
import { tidy, toldByText, untold } from './bank-text.ts'
import { existingDay } from './date-text.ts'
import type { Statement, StatementRow } from './port.ts'
import { namedOnce } from './row-references.ts'
import { unreadable } from './unreadable.ts'
import { all, child, plainValue, textAt, type XmlDocument, type XmlElement } from './xml.ts'

/**
 * The bank and card statements of an OFX document, in the order of the file.
 * @throws AppError `file-unreadable` with the line and the element's name.
 */
export function readOfx(document: XmlDocument): readonly Statement[] {
  const statements = document.root.children.flatMap((messages) =>
    messages.children.flatMap((answer) => [...all(answer, 'STMTRS'), ...all(answer, 'CCSTMTRS')]),
  )
  if (statements.length === 0) throw unreadable('element', document.lineOf(document.root), 'STMTRS')
  return statements.map((statement, index) => readStatement(statement, String(index + 1), document))
}

function readStatement(statement: XmlElement, ref: string, document: XmlDocument): Statement {
  const account = child(statement, 'BANKACCTFROM') ?? child(statement, 'CCACCTFROM')
  const id = textAt(account, 'ACCTID')
  if (id === null) throw unreadable('account', document.lineOf(account ?? statement), 'ACCTID')
  const currency = textAt(statement, 'CURDEF')
  if (currency !== null && !/^[A-Z]{3}$/.test(currency)) {
    throw unreadable('currency', document.lineOf(child(statement, 'CURDEF') ?? statement), 'CURDEF')
  }
  const rows = all(statement, 'BANKTRANLIST').flatMap((list) => all(list, 'STMTTRN'))
  const sums = [
    ...rows.map((row) => textAt(row, 'TRNAMT') ?? ''),
    textAt(statement, 'LEDGERBAL', 'BALAMT') ?? '',
  ]
  const mark = decimalMarkOf(sums) === ',' ? ',' : '.'
  return {
    ref,
    ...accountNames(id),
    accountName: null,
    currency,
    opening: null,
    closing: closing(statement, mark, document),
    rows: namedOnce(rows.map((row) => readTransaction(row, { currency, mark, document }))),
  }
}

function closing(statement: XmlElement, mark: DecimalMark, document: XmlDocument): StatementBalance | null {
  const balance = child(statement, 'LEDGERBAL')
  if (balance === undefined) return null
  return { on: day(balance, 'DTASOF', document), amount: decimal(balance, 'BALAMT', mark, document) }
}

interface OfxReader {
  readonly currency: string | null
  readonly mark: DecimalMark
  readonly document: XmlDocument
}

function readTransaction(row: XmlElement, { currency, mark, document }: OfxReader): StatementRow {
  const other = textAt(row, 'CURRENCY', 'CURSYM')
  // CURRENCY says that the sum itself is in another one; ORIGCURRENCY, that the bank has converted it (OFX 2.2, 5.2).
  if (other !== null && currency !== null && other !== currency) {
    throw unreadable('currency', document.lineOf(child(row, 'CURRENCY') ?? row), 'CURRENCY')
  }
  const amount = decimal(row, 'TRNAMT', mark, document)
  const bookedOn = day(row, 'DTPOSTED', document)
  const payee = tidy(textAt(row, 'PAYEE', 'NAME'))
  const name = tidy(textAt(row, 'NAME')) ?? payee
  const memo = tidy(textAt(row, 'MEMO'))
  const bankText = textAt(row, 'NAME') ?? textAt(row, 'PAYEE', 'NAME') ?? textAt(row, 'MEMO') ?? ''
  const told = currency === 'NOK' ? toldByText(bankText, bookedOn, amount) : untold(bankText)
  const rate = textAt(row, 'ORIGCURRENCY', 'CURRATE')
  const purchasedOn = child(row, 'DTUSER') === undefined ? null : day(row, 'DTUSER', document)
  return {
    line: document.lineOf(row),
    bookedOn,
    valueOn: child(row, 'DTAVAIL') === undefined ? null : day(row, 'DTAVAIL', document),
    purchasedOn: purchasedOn !== null && purchasedOn <= bookedOn ? purchasedOn : told.purchasedOn,
    amount,
    balanceAfter: null,
    original: told.original,
    rate: rate === null ? told.rate : decimalText(rate, rate.includes(',') ? ',' : '.'),
    text: told.text,
    bankText,
    counterparty: payee,
    counterpartyAccount: bareAccount(
      textAt(row, 'BANKACCTTO', 'ACCTID') ?? textAt(row, 'CCACCTTO', 'ACCTID'),
    ),
    message: name === null ? null : memo,
    typeCode: textAt(row, 'TRNTYPE'),
    typeText: null,
    reference: textAt(row, 'FITID'),
    raw: JSON.stringify(plainValue(row)),
  }
}

/** `20260115120000.000[-5:EST]`: the date as the bank wrote it, whatever the zone. */
function day(element: XmlElement, name: string, document: XmlDocument): CalendarDate {
  const match = /^(\d{4})(\d{2})(\d{2})(?:\d{2}|\d{4}|\d{6})?(?:\.\d{1,6})?(?:\[.{1,20}\])?$/.exec(
    textAt(element, name) ?? '',
  )
  const on = match === null ? null : existingDay(match[1] ?? '', match[2] ?? '', match[3] ?? '')
  if (on === null) throw unreadable('date', document.lineOf(child(element, name) ?? element), name)
  return on
}

function decimal(element: XmlElement, name: string, mark: DecimalMark, document: XmlDocument): string {
  const amount = decimalText(textAt(element, name) ?? '', mark)
  if (amount === null) throw unreadable('amount', document.lineOf(child(element, name) ?? element), name)
  return amount
}
