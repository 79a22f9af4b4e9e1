import { z } from 'zod'
import { defaultBunqSettings } from '../../shared/bunq.ts'
import {
  apiKeyCredentials,
  bunqSettings,
  certificateCredentials,
  clientCredentials,
  customerCredentials,
  newUserCredentials,
  sbankenSettings,
  selfSignedCredentials,
  sparebank1Settings,
} from '../../shared/contract-connect.ts'
import type { Input } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import { defaultSbankenSettings } from '../../shared/sbanken.ts'
import { defaultSparebank1Settings } from '../../shared/sparebank1.ts'
import type { BankId } from '../../shared/systems.ts'
import { given } from './options.ts'

/** What `connect` needs beside a name: the part of a new connection that is the bank's. */
export type ConnectInput = Input<'connection:create'>

/** What a machine writes on standard input, by system: see docs/cli.md. Settings may be left out. */
const sparebank1 = z.strictObject({ ...clientCredentials.shape, ...sparebank1Settings.partial().shape })

const bunqOptions = bunqSettings.partial().shape
const bunq = z.union([
  z.strictObject({ ...apiKeyCredentials.shape, ...bunqOptions }),
  z.strictObject({ ...newUserCredentials.shape, ...bunqOptions }),
  z.strictObject({ ...clientCredentials.shape, ...bunqOptions }),
  z.strictObject({ ...certificateCredentials.shape, ...bunqOptions }),
  z.strictObject({ ...selfSignedCredentials.shape, ...bunqOptions }),
])

const sbanken = z.strictObject({
  ...clientCredentials.shape,
  customerId: customerCredentials.shape.customerId.optional(),
  ...sbankenSettings.partial().shape,
})

/**
 * Reads the object a machine gave.
 * @throws AppError `invalid-input` naming the fields that are wrong, never their values.
 */
export function readMachineInput(system: BankId, value: unknown): ConnectInput {
  switch (system) {
    case 'sparebank1': {
      const { clientId, clientSecret, ...settings } = checked(sparebank1, value)
      return {
        system,
        settings: { ...defaultSparebank1Settings, ...given(settings) },
        credentials: { clientId, clientSecret },
      }
    }
    case 'bunq':
      return readBunq(value)
    case 'sbanken': {
      const { clientId, clientSecret, customerId = null, era } = checked(sbanken, value)
      const settings = { ...defaultSbankenSettings, ...given({ era }) }
      return { system, settings, credentials: { clientId, clientSecret, customerId } }
    }
  }
}

/** Which door it is follows from what was given. */
function readBunq(value: unknown): ConnectInput {
  const { door, environment, redirectPort, redirectScheme, ...credentials } = checked(bunq, value)
  const natural = 'clientId' in credentials ? 'oauth' : 'providerName' in credentials || 'certificate' in credentials ? 'provider' : 'key' // prettier-ignore
  if (door !== undefined && door !== natural)
    throw new AppError('invalid-input', `standard input: door ${door} does not go with these credentials`)
  const settings = {
    ...defaultBunqSettings,
    ...given({ environment, redirectPort, redirectScheme }),
    door: natural,
  } as const
  return { system: 'bunq', settings, credentials }
}

/** @throws AppError `invalid-input` naming the fields that are wrong, never their values */
export function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new AppError(
    'invalid-input',
    `standard input: not understood: ${fieldsOf(parsed.error.issues) || 'the object'}`,
  )
}

/** Of the form that comes closest, where there are several. */
function fieldsOf(issues: readonly z.core.$ZodIssue[]): string {
  const fields = issues.flatMap((issue): readonly string[] => {
    if (issue.code === 'unrecognized_keys') return issue.keys
    if (issue.code === 'invalid_union') {
      const forms = issue.errors.map(fieldsOf).filter((form) => form !== '')
      return forms.sort((a, b) => a.split(', ').length - b.split(', ').length).slice(0, 1)
    }
    return [issue.path.join('.')]
  })
  return [...new Set(fields)].filter((field) => field !== '').join(', ')
}
