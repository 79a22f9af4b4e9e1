import type { StatementBalance } from '../../../shared/import-file.ts'
import { accountNames } from './account-text.ts'
import { entryRow, isBooked } from './camt-entry.ts'
import { camtAmount, camtDay } from './camt-values.ts'
import type { Statement } from './port.ts'
import { namedOnce } from './row-references.ts'
import { unreadable } from './unreadable.ts'
import { all, child, textAt, type XmlDocument, type XmlElement } from './xml.ts'

/**
 * ISO 20022 bank-to-customer statements (camt.053.001.02 to .13), one a `Stmt`: elements are found by their local names,
 * which those versions share in all that is read here. Only booked entries.
 * @throws AppError `file-unreadable` with the line and the element's name.
 */
export function readCamt(document: XmlDocument): readonly Statement[] {
  const message = child(document.root, 'BkToCstmrStmt')
  if (message === undefined) throw unreadable('element', document.lineOf(document.root), 'BkToCstmrStmt')
  const statements = all(message, 'Stmt')
  if (statements.length === 0) throw unreadable('element', document.lineOf(message), 'Stmt')
  return statements.map((statement, index) => readStatement(statement, String(index + 1), document))
}

function readStatement(statement: XmlElement, ref: string, document: XmlDocument): Statement {
  const account = child(statement, 'Acct')
  if (account === undefined) throw unreadable('element', document.lineOf(statement), 'Acct')
  const id = textAt(account, 'Id', 'IBAN') ?? textAt(account, 'Id', 'Othr', 'Id')
  if (id === null) throw unreadable('account', document.lineOf(account), 'Id')
  const currency = currencyOf(statement, account)
  const entries = all(statement, 'Ntry').filter(isBooked)
  return {
    ref,
    ...accountNames(id),
    accountName: textAt(account, 'Nm'),
    currency,
    opening: balance(statement, ['OPBD', 'PRCD'], document),
    closing: balance(statement, ['CLBD'], document),
    rows: namedOnce(entries.map((entry) => entryRow(entry, currency, document))),
  }
}

/** The account's own, else that of the first sum in the statement. */
function currencyOf(statement: XmlElement, account: XmlElement): string | null {
  const sums = [...all(statement, 'Bal'), ...all(statement, 'Ntry')].map((sum) => child(sum, 'Amt'))
  const code = textAt(account, 'Ccy') ?? sums[0]?.attributes['Ccy'] ?? null
  return code !== null && /^[A-Z]{3}$/.test(code) ? code : null
}

/** The first kind of balance there is, in the given order. Its day is as the bank wrote it. */
function balance(
  statement: XmlElement,
  codes: readonly string[],
  document: XmlDocument,
): StatementBalance | null {
  const balances = all(statement, 'Bal')
  for (const code of codes) {
    const found = balances.find((candidate) => textAt(candidate, 'Tp', 'CdOrPrtry', 'Cd') === code)
    if (found === undefined) continue
    return { on: camtDay(found, 'Dt', document), amount: camtAmount(found, document) }
  }
  return null
}
