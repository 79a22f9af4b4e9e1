import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../shared/errors.ts'
import { systemIds, type SystemId } from '../shared/systems.ts'
import type { Endpoints } from './systems/system.ts'
import { isLoopback } from './http/address.ts'

export type EndpointMap = Readonly<Partial<Record<SystemId, Endpoints>>>

/** Only this machine: whoever can set an environment variable must not be able to send tokens elsewhere. */
function isLoopbackUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:'
  return isWeb && isLoopback(url.hostname) && url.username === '' && url.password === ''
}

const address = z.string().max(2048).refine(isLoopbackUrl, 'only loopback addresses are allowed')

const oneSystem = z.strictObject({
  authorize: address.optional(),
  token: address.optional(),
  api: address.optional(),
  /** PEM, for a simulator that speaks TLS: believed in that system's place and nowhere else. */
  ca: z.string().max(16_384).startsWith('-----BEGIN CERTIFICATE-----').optional(),
})

// Systems of later versions may stand in the same file: they are checked for loopback too, then passed over.
const anySystem = z.record(z.string(), z.string().max(4096))
const file = z.record(z.string().max(40), z.unknown())

/**
 * Reads the file that OVERSIKT_ENDPOINTS names: `{"sparebank1":{"authorize":…,"token":…,"api":…}, …}`.
 * @throws AppError `invalid-input` when it is not such a file or any address in it is not on this machine.
 */
export function readEndpoints(path: string): EndpointMap {
  const systemsInFile = parse(path)
  const map: Partial<Record<SystemId, Endpoints>> = {}
  for (const [name, value] of Object.entries(systemsInFile)) {
    const id = systemIds.find((each) => each === name)
    if (id === undefined) refuseForeign(name, value)
    else map[id] = endpointsOf(name, value)
  }
  return map
}

function parse(path: string): Record<string, unknown> {
  try {
    return file.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new AppError('invalid-input', 'OVERSIKT_ENDPOINTS does not name a readable JSON object', {
      cause: error,
    })
  }
}

function endpointsOf(name: string, value: unknown): Endpoints {
  const parsed = oneSystem.safeParse(value)
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => [name, ...issue.path].join('.')).join(', ')
    throw new AppError('invalid-input', `OVERSIKT_ENDPOINTS: not a loopback address: ${where}`)
  }
  const { authorize, token, api, ca } = parsed.data
  return {
    ...(authorize === undefined ? {} : { authorize }),
    ...(token === undefined ? {} : { token }),
    ...(api === undefined ? {} : { api }),
    ...(ca === undefined ? {} : { ca }),
  }
}

function refuseForeign(name: string, value: unknown): void {
  const parsed = anySystem.safeParse(value)
  const addresses = parsed.success ? Object.entries(parsed.data).filter(([key]) => key !== 'ca') : []
  if (!parsed.success || addresses.some(([, text]) => !isLoopbackUrl(text))) {
    throw new AppError('invalid-input', `OVERSIKT_ENDPOINTS: not a loopback address: ${name}`)
  }
}
