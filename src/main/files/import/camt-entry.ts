import { bareAccount } from './account-text.ts'
import { isExplainedBy, negated } from './amount-text.ts'
import { tidy, toldByText, untold } from './bank-text.ts'
import { camtAmount, camtDay, camtDayOrNull, camtDecimal } from './camt-values.ts'
import type { StatementRow } from './port.ts'
import { unreadable } from './unreadable.ts'
import { all, child, plainValue, textAt, type XmlDocument, type XmlElement } from './xml.ts'

/** `Sts` is a code (to version 07) or holds one (from 08). In a statement of booked entries, none means booked. */
export function isBooked(entry: XmlElement): boolean {
  const status = textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts') ?? 'BOOK'
  return status === 'BOOK'
}

/**
 * An entry as one row: what the ledger holds is one sum, even where the bank lists the payments a batch was made of; those
 * are joined in counterparty and message.
 * @throws AppError `file-unreadable` with the line and the element's name.
 */
export function entryRow(entry: XmlElement, currency: string | null, document: XmlDocument): StatementRow {
  const amount = camtAmount(entry, document)
  const sum = child(entry, 'Amt')
  const code = sum?.attributes['Ccy']
  if (code !== undefined && currency !== null && code !== currency) {
    throw unreadable('currency', document.lineOf(sum ?? entry), 'Amt')
  }
  const bookedOn = camtDay(entry, child(entry, 'BookgDt') === undefined ? 'ValDt' : 'BookgDt', document)
  const valueOn = child(entry, 'ValDt') === undefined ? null : camtDay(entry, 'ValDt', document)
  const parts = all(entry, 'NtryDtls').flatMap((details) => all(details, 'TxDtls'))
  const only = parts.length === 1 ? parts[0] : undefined
  const isFromDebtor = !amount.startsWith('-') !== (textAt(entry, 'RvslInd') === 'true')
  const counterparty = joined(parts.map((part) => partyName(part, isFromDebtor)))
  const message = joined(parts.flatMap(remittance))
  const information = textAt(entry, 'AddtlNtryInf') ?? joined(parts.map((part) => textAt(part, 'AddtlTxInf')))
  const bankText = information ?? message ?? ''
  const told = currency === 'NOK' ? toldByText(bankText, bookedOn, amount) : untold(bankText)
  const type = bankTransactionCode(entry)
  return {
    line: document.lineOf(entry),
    bookedOn,
    valueOn,
    purchasedOn: purchaseDay(only, bookedOn) ?? told.purchasedOn,
    amount,
    balanceAfter: null,
    ...exchange(entry, only, amount, currency),
    text: information === null ? (counterparty ?? message ?? type ?? '') : told.text,
    bankText,
    counterparty,
    counterpartyAccount: onlyOne(parts.map((part) => partyAccount(part, isFromDebtor))),
    message,
    typeCode: type,
    typeText: null,
    reference: reference(entry),
    raw: JSON.stringify(plainValue(entry)),
  }
}

/** `AcctSvcrRef` is the bank's own; `NtryRef` may be a mere count that begins anew in the next file. */
function reference(entry: XmlElement): string | null {
  const counted = textAt(entry, 'NtryRef')
  return textAt(entry, 'AcctSvcrRef') ?? (counted !== null && !/^\d{1,6}$/.test(counted) ? counted : null)
}

function joined(texts: readonly (string | null)[]): string | null {
  const distinct = new Set(texts.map(tidy).filter((text) => text !== null))
  return distinct.size === 0 ? null : [...distinct].join('; ')
}

function onlyOne(texts: readonly (string | null)[]): string | null {
  const [only = null, ...others] = new Set(texts)
  return others.length === 0 ? only : null
}

/** From version 08 a party is one level further down. */
function partyName(part: XmlElement, isFromDebtor: boolean): string | null {
  const parties = child(part, 'RltdPties')
  const party = child(parties, isFromDebtor ? 'Dbtr' : 'Cdtr')
  const ultimate = child(parties, isFromDebtor ? 'UltmtDbtr' : 'UltmtCdtr')
  return (
    textAt(party, 'Nm') ??
    textAt(party, 'Pty', 'Nm') ??
    textAt(ultimate, 'Nm') ??
    textAt(ultimate, 'Pty', 'Nm')
  )
}

function partyAccount(part: XmlElement, isFromDebtor: boolean): string | null {
  const id = child(part, 'RltdPties', isFromDebtor ? 'DbtrAcct' : 'CdtrAcct', 'Id')
  return bareAccount(textAt(id, 'IBAN') ?? textAt(id, 'Othr', 'Id'))
}

/** Free text, and the reference of a structured payment (in Norway the KID). */
function remittance(part: XmlElement): readonly (string | null)[] {
  const information = child(part, 'RmtInf')
  return [
    tidy(
      all(information, 'Ustrd')
        .map(({ text }) => text)
        .join(' '),
    ),
    ...all(information, 'Strd').flatMap((structured) => [
      textAt(structured, 'CdtrRefInf', 'Ref'),
      ...all(structured, 'AddtlRmtInf').map(({ text }) => text),
    ]),
  ]
}

function bankTransactionCode(entry: XmlElement): string | null {
  const code = child(entry, 'BkTxCd')
  const domain = child(code, 'Domn')
  const parts = [textAt(domain, 'Cd'), textAt(domain, 'Fmly', 'Cd'), textAt(domain, 'Fmly', 'SubFmlyCd')]
  return parts[0] === null ? textAt(code, 'Prtry', 'Cd') : parts.filter((part) => part !== null).join('-')
}

function purchaseDay(part: XmlElement | undefined, bookedOn: string): string | null {
  const dates = child(part, 'RltdDts')
  const on =
    camtDayOrNull(dates, 'TxDtTm') ?? camtDayOrNull(dates, 'AccptncDtTm') ?? camtDayOrNull(dates, 'TradDt')
  return on !== null && on <= bookedOn ? on : null
}

/** The sum somebody instructed in another currency, and the rate where it explains both sums: which way round a bank quotes
 *  it is not always told. A batch has as many of them as payments, so none. */
function exchange(
  entry: XmlElement,
  only: XmlElement | undefined,
  amount: string,
  currency: string | null,
): Pick<StatementRow, 'original' | 'rate'> {
  const details = child(only, 'AmtDtls') ?? (only === undefined ? undefined : child(entry, 'AmtDtls'))
  for (const name of ['InstdAmt', 'TxAmt', 'CntrValAmt']) {
    const sum = child(details, name, 'Amt')
    const foreign = sum?.attributes['Ccy'] ?? null
    const value = camtDecimal(sum?.text ?? null)
    if (foreign === null || value === null || foreign === currency || !/^[A-Z]{3}$/.test(foreign)) continue
    const rates = ['InstdAmt', 'TxAmt', 'CntrValAmt'].map((at) =>
      camtDecimal(textAt(details, at, 'CcyXchg', 'XchgRate')),
    )
    const rate =
      rates.find((candidate) => candidate !== null && isExplainedBy(amount, value, candidate)) ?? null
    return { original: { amount: amount.startsWith('-') ? negated(value) : value, currency: foreign }, rate }
  }
  return { original: null, rate: null }
}
