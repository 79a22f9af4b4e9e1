import { AppError } from '../../../shared/errors.ts'
import type { FlexRow } from '../../../shared/flex.ts'
import type { TokenSource } from '../../oauth/port.ts'
import { dataHeaders, withToken, type DataDeps } from './data.ts'
import { maxRowBytes, rowIn } from './rows.ts'

export type LookupInput = { readonly endUser: string } & (
  { readonly controllableUnit: string } | { readonly accountingPoint: string }
)

const label = 'POST controllable_unit/lookup'

/**
 * What stands behind a metering point or a unit, for an end user who gave their birth date or number (fact sheet 20).
 * @throws AppError `invalid-input` before anything is sent, where a number cannot be one; as `rowIn`, Http.
 */
export async function lookUpUnits(
  deps: DataDeps,
  tokens: TokenSource,
  input: LookupInput,
  signal: AbortSignal,
): Promise<FlexRow> {
  const text = JSON.stringify(bodyOf(input))
  const reply = await withToken(tokens, signal, (authorization) =>
    deps.http.post(
      {
        url: `${deps.apiUrl}/controllable_unit/lookup`,
        label,
        headers: dataHeaders(deps, authorization),
        signal,
        maxBytes: maxRowBytes,
      },
      { type: 'application/json', text },
    ),
  )
  return rowIn(reply, label)
}

function bodyOf(input: LookupInput): Readonly<Record<string, string>> {
  if (!isEndUser(input.endUser)) throw refused('an end user is a birth date DDMMYY or nine digits')
  if ('accountingPoint' in input) {
    if (!isGsrn(input.accountingPoint)) throw refused('not the number of a metering point')
    return { end_user: input.endUser, accounting_point: input.accountingPoint }
  }
  if (!uuid4.test(input.controllableUnit)) throw refused('not the number of a unit')
  return { end_user: input.endUser, controllable_unit: input.controllableUnit }
}

const uuid4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
const mostDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** A person by a birth date without its century, or an organisation by its number. */
function isEndUser(text: string): boolean {
  if (/^\d{9}$/.test(text)) return true
  if (!/^\d{6}$/.test(text)) return false
  const day = Number(text.slice(0, 2))
  return day >= 1 && day <= (mostDays[Number(text.slice(2, 4)) - 1] ?? 0)
}

/** Eighteen digits, the last of them GS1's check digit: the others are weighed 3, 1, 3 … from the right. */
function isGsrn(text: string): boolean {
  if (!/^[1-9]\d{17}$/.test(text)) return false
  const digits = [...text].map(Number)
  const check = digits.pop()
  const sum = digits
    .toReversed()
    .reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10 === check
}

function refused(what: string): AppError {
  return new AppError('invalid-input', `${label}: ${what}`)
}
