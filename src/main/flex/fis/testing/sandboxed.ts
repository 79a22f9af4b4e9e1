import type { FisSettings } from '../../../../shared/fis.ts'
import type { FlexQuery } from '../../../../shared/flex.ts'
import { movableClock } from '../../../sandbox/clock.ts'
import { startFisSandbox, type FisSandbox } from '../../../sandbox/fis/sandbox.ts'
import { asServiceProvider, linked } from './link.ts'

// For tests only.

/** A link to the invented FIS as its seed's service provider, unless the settings say otherwise. */
export async function start(settings: Partial<FisSettings> = { actAs: asServiceProvider }, switches: Partial<FisSandbox['switches']> = {}) {
  const clock = movableClock('2026-11-21T11:00:00Z')
  const bank = await startFisSandbox({ clock, switches })
  const one = linked({ endpoints: bank.endpoints, client: bank.client, settings, clock })
  return {
    bank,
    clock,
    ...one,
    logins: () => bank.calls.all.filter(({ path }) => path.endsWith('/token')).length,
    async [Symbol.asyncDispose]() {
      await one[Symbol.asyncDispose]()
      await bank.close()
    },
  }
} // prettier-ignore

export const list = (resource: FlexQuery['resource'], own: Partial<FlexQuery> = {}): FlexQuery => ({
  resource,
  filters: [],
  order: null,
  embed: [],
  ...own,
})
export const first = { offset: 0, limit: 100 }
