/** Whom a metering point or a unit belongs to, and which of the two it is looked up by: fact sheet 20. */
export type UnitQuestion = { readonly endUser: string } & (
  { readonly accountingPoint: string } | { readonly controllableUnit: string }
)

/** A row as a lookup names it; the id as its digits. */
export interface LookedUpRow {
  readonly id: string
  readonly name: string
}

export type UnitLookup =
  | {
      readonly outcome: 'found'
      /** `name`: its number. */
      readonly accountingPoint: LookedUpRow
      /** The party's id. */
      readonly endUserId: string
      readonly units: readonly (LookedUpRow & {
        readonly businessId: string
        readonly devices: readonly LookedUpRow[]
      })[]
    }
  /** FIS knows no such metering point or unit. */
  | { readonly outcome: 'unknown' }
  /** It is not that end user's, or not for whoever asks to look up: FIS tells both alike. */
  | { readonly outcome: 'refused' }

/** Roles that may look up; the scope comes on top. */
export const rolesWithLookup: readonly string[] = [
  'flex_service_provider',
  'flex_flexibility_information_system_operator',
]

const mostDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** A person by a birth date without its century, `DDMMYY`, or an organisation by its nine digits. */
export function isEndUser(text: string): boolean {
  if (/^\d{9}$/.test(text)) return true
  if (!/^\d{6}$/.test(text)) return false
  const day = Number(text.slice(0, 2))
  return day >= 1 && day <= (mostDays[Number(text.slice(2, 4)) - 1] ?? 0)
}

/** Eighteen digits, the last of them GS1's check digit: the others are weighed 3, 1, 3 … from the right. */
export function isGsrn(text: string): boolean {
  if (!/^[1-9]\d{17}$/.test(text)) return false
  const digits = [...text].map(Number)
  const check = digits.pop()
  const sum = digits
    .toReversed()
    .reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10 === check
}

/** A unit's business id: a UUID of version 4. */
export function isUnitId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text)
}
