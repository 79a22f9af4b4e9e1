import type { Language } from '../../shared/language.ts'
import type { FileDigest } from './digest.ts'

interface Words {
  readonly title: string
  readonly row: readonly [one: string, more: string]
  readonly byte: readonly [one: string, more: string]
  readonly note: string
}

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', nb: 'nb-NO' }
const words: Readonly<Record<Language, Words>> = {
  en: {
    title: 'I sign this file:',
    row: ['transaction', 'transactions'],
    byte: ['byte', 'bytes'],
    note: 'The fingerprint (SHA-256) belongs to this very content:',
  },
  nb: {
    title: 'Jeg signerer denne filen:',
    row: ['transaksjon', 'transaksjoner'],
    byte: ['byte', 'byte'],
    note: 'Fingeravtrykket (SHA-256) hører til nettopp dette innholdet:',
  },
}

const groupLength = 4
const groupsInLine = 4

/** 64 hexadecimal digits as four lines of four groups: narrow enough for a phone, and short enough to compare by eye. */
export function groupsOf(sha256: string): string {
  const groups = sha256.match(new RegExp(`.{${groupLength}}`, 'g')) ?? []
  const lines = groups.flatMap((_, index) =>
    index % groupsInLine === 0 ? [groups.slice(index, index + groupsInLine).join(' ')] : [],
  )
  return lines.join('\n')
}

/**
 * What the person reads in the BankID app before approving: plain text, far below the 30 000 bytes there may be (fact sheet 6).
 * `rows`: how many transactions the file holds, where we wrote it ourselves.
 */
export function visibleTextOf(
  { fileName, size, sha256 }: FileDigest,
  rows: number | null,
  language: Language,
): string {
  const { title, row, byte, note } = words[language]
  const counted = (count: number, [one, more]: readonly [string, string]) =>
    `${count.toLocaleString(locales[language]).replace(/\s/g, ' ')} ${count === 1 ? one : more}`
  return [
    title,
    '',
    shownName(fileName),
    ...(rows === null ? [] : [counted(rows, row)]),
    counted(size, byte),
    '',
    note,
    groupsOf(sha256),
  ].join('\n')
}

/** A name may hold line breaks and marks that turn the reading direction: the person would read another text than is there. */
export function shownName(fileName: string): string {
  return fileName.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
}

const group = `[0-9a-f]{${groupLength}}`
/** As long as it goes on: one group more, and it is not a fingerprint. */
const runs = new RegExp(`(?<!\\S)${group}(?:\\s${group})*(?!\\S)`, 'g')

/** The one fingerprint a text names; null where it names none, or several: nobody could say which was meant. */
export function digestNamedIn(visibleText: string): string | null {
  const found = (visibleText.match(runs) ?? []).map((run) => run.replace(/\s/g, ''))
  const [only, ...others] = found.filter((digits) => digits.length >= 64)
  return only?.length === 64 && others.length === 0 ? only : null
}
