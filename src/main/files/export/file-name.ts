import type { ExportProfile } from '../../../shared/contract.ts'
import type { CalendarDate } from '../../../shared/ids.ts'

export interface FileNameParts {
  /** Names of the accounts the file is narrowed to; none: all of them. */
  readonly accountNames: readonly string[]
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly profile: ExportProfile
}

/** Enough to know an account by; the whole name stays below what any file system takes. */
const longestName = 40

/** `oversikt_<account or all>_<from>_<to>_<profile>.csv`: ISO dates sort, and ASCII without blanks survives mail,
 *  archives and every file system. */
export function exportFileName({ accountNames, from, to, profile }: FileNameParts): string {
  const [only = ''] = accountNames
  const accounts =
    accountNames.length === 0
      ? 'all'
      : accountNames.length > 1
        ? `${accountNames.length}-accounts`
        : plain(only)
  return `oversikt_${accounts}_${from}_${to}_${profile}.csv`
}

const spelled: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', đ: 'd', ß: 'ss' }

/** Small ASCII letters, digits and hyphens; a name with none of them is just an account. */
function plain(name: string): string {
  const letters = name.toLowerCase().replace(/[æøđß]/g, (letter) => spelled[letter] ?? '')
  const ascii = letters
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
  return ascii.slice(0, longestName).replace(/^-+|-+$/g, '') || 'account'
}
