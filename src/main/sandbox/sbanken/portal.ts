import { randomBytes } from 'node:crypto'
import type { SandboxClock } from '../clock.ts'
import type { PersonRef } from '../household/accounts.ts'
import type { Switches } from './switches.ts'

const minuteMs = 60_000
const dayMs = 86_400_000

/** What the developer portal shows, and the national id of whoever registered there. */
export interface SbankenClient {
  readonly clientId: string
  readonly clientSecret: string
  /** Eleven digits: a synthetic number of the tax office's test kind, which nobody has. */
  readonly customerId: string
}

/** Synthetic: eighty is added to the month. */
export const customerIds: Readonly<Record<PersonRef, string>> = {
  ingrid: '12849330150',
  mikkel: '03889030045',
}

/** Full of what must be encoded before Base64 (fact sheet 4). */
export const firstSecret = 'sandbox:secret/of+no%value'

/** Where a person registers an application and orders its secret (fact sheet 3). */
export interface Portal {
  readonly client: SbankenClient
  /** A new secret; the old one is dead at once. */
  orderSecret(): string
  /** Right, not too fresh and not too old. */
  accepts(clientId: string, secret: string): boolean
  /** Every secret there ever was. */
  secrets(): readonly string[]
}

export function createPortal(clock: SandboxClock, switches: Switches): Portal {
  const secrets = [firstSecret]
  let orderedAt = clock.now()
  const client = {
    clientId: '5a9d1c70e4b84f6a8f20c3d7b1e69a42',
    customerId: customerIds.ingrid,
    get clientSecret() {
      return secrets.at(-1) ?? firstSecret
    },
  }
  return {
    client,
    orderSecret: () => {
      const secret = `ny:${randomBytes(18).toString('base64')}~`
      secrets.push(secret)
      orderedAt = clock.now()
      return secret
    },
    accepts: (clientId, secret) => {
      const age = clock.now() - orderedAt
      const isRipe = age >= switches.freshSecretMinutes * minuteMs && age < switches.secretLifeDays * dayMs
      return isRipe && clientId === client.clientId && secret === client.clientSecret
    },
    secrets: () => secrets,
  }
}
