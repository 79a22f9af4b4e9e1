import type { FileExpectation, FilePlace } from '../../shared/import-file.ts'
import { printable } from './printable.ts'

/** What should have stood where reading a file stopped. The window has longer words in two languages. */
const expectationTexts: Readonly<Record<FileExpectation, string>> = {
  'smaller-file': 'a smaller file',
  'not-empty': 'something in the file',
  'not-a-zip': 'the file inside the archive or workbook, not the archive itself',
  'not-binary': 'text',
  'text-encoding': 'text in UTF-8, UTF-16 or Windows-1252',
  'known-format': 'CSV, CAMT.053 or OFX',
  header: 'a line of headings',
  rows: 'at least one row',
  'column-count': 'as many columns as there are headings',
  'fewer-columns': 'fewer columns',
  'shorter-line': 'a shorter line',
  'closed-quote': 'a quotation mark that closes',
  date: 'a date',
  amount: 'an amount in the account’s currency',
  'one-amount': 'an amount in one of two columns',
  currency: 'the account’s currency',
  account: 'an account number',
  'well-formed-xml': 'well-formed XML',
  'plain-xml': 'XML without a document type or entities',
  element: 'another element',
}

/** `Line 14, column "Beløp": expected an amount …. Nothing was imported.` */
export function placeText({ line, column, expected }: FilePlace): string {
  const where = [line === null ? '' : `line ${line}`, column === null ? '' : `column "${printable(column)}"`]
    .filter((part) => part !== '')
    .join(', ')
  const what = `expected ${expectationTexts[expected]}`
  const sentence = where === '' ? what : `${where}: ${what}`
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}. Nothing was imported.`
}
