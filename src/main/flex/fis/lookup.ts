import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import {
  isEndUser,
  isGsrn,
  isUnitId,
  type UnitLookup,
  type UnitQuestion,
} from '../../../shared/flex-lookup.ts'
import { parseJson } from '../../http/parse-json.ts'
import type { TokenSource } from '../../oauth/port.ts'
import { dataHeaders, withToken, type DataDeps } from './data.ts'
import { codeIn, expectGood } from './refusal.ts'
import { maxRowBytes } from './rows.ts'

const label = 'POST controllable_unit/lookup'

/** Beyond 2^53 it comes as its digits. */
const id = z.union([z.int().min(0), z.string().regex(/^\d{16,19}$/)]).transform(String)
const name = z.string().max(1000)
const wireLookup = z.looseObject({
  accounting_point: z.looseObject({ id, business_id: name }),
  end_user: z.looseObject({ id }),
  controllable_units: z
    .array(
      z.looseObject({
        id,
        business_id: name,
        name,
        technical_resources: z.array(z.looseObject({ id, name })).max(1000).nullish(),
      }),
    )
    .max(1000),
}) // prettier-ignore

/**
 * What stands behind a metering point or a unit, for an end user who gave their birth date or number. It changes no data, and FIS
 * makes an event of it (fact sheet 18.2 and 20).
 * @throws AppError `invalid-input` before anything is sent, where a number cannot be one; as `refused`, `unexpected-response`, Http.
 */
export async function lookUpUnits(
  deps: DataDeps,
  tokens: TokenSource,
  question: UnitQuestion,
  signal: AbortSignal,
): Promise<UnitLookup> {
  const text = JSON.stringify(bodyOf(question))
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
  if (reply.status === 404 && codeIn(reply) === 'HTTP404') return { outcome: 'unknown' }
  if (reply.status === 403 && codeIn(reply) === 'HTTP403' && !isAboutScope(reply.text))
    return { outcome: 'refused' }
  expectGood(reply, label)
  const wire = parseJson(reply, wireLookup, label, { exactIntegers: true })
  return {
    outcome: 'found',
    accountingPoint: { id: wire.accounting_point.id, name: wire.accounting_point.business_id },
    endUserId: wire.end_user.id,
    units: wire.controllable_units.map((unit) => ({
      id: unit.id,
      name: unit.name,
      businessId: unit.business_id,
      devices: (unit.technical_resources ?? []).map((device) => ({ id: device.id, name: device.name })),
    })),
  }
}

/** Then it has an error of its own. */
function isAboutScope(text: string): boolean {
  return /scope/i.test(text)
}

function bodyOf(question: UnitQuestion): Readonly<Record<string, string>> {
  const { endUser } = question
  if (!isEndUser(endUser)) throw refused('an end user is a birth date DDMMYY or nine digits')
  if ('accountingPoint' in question) {
    if (!isGsrn(question.accountingPoint)) throw refused('not the number of a metering point')
    return { end_user: endUser, accounting_point: question.accountingPoint }
  }
  if (!isUnitId(question.controllableUnit)) throw refused('not the number of a unit')
  return { end_user: endUser, controllable_unit: question.controllableUnit }
}

function refused(what: string): AppError {
  return new AppError('invalid-input', `${label}: ${what}`)
}
