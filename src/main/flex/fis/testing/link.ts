import { defaultFisSettings, type FisSettings } from '../../../../shared/fis.ts'
import type { Clock } from '../../../clock.ts'
import { createHttp } from '../../../http/client.ts'
import { recordingLog } from '../../../http/testing/server.ts'
import { noOwnHttp } from '../../../http/testing/unasked.ts'
import type { Endpoints } from '../../../systems/system.ts'
import type { FisLink } from '../../port.ts'
import { fis } from '../system.ts'

// For tests only: a link to whatever answers at these addresses.

export interface LinkedFis extends AsyncDisposable {
  readonly link: FisLink
  readonly http: ReturnType<typeof createHttp>
  readonly log: ReturnType<typeof recordingLog>
}

export interface LinkedOptions {
  readonly endpoints: Endpoints
  readonly client: { readonly clientId: string | null; readonly privateKey: string }
  readonly settings?: Partial<FisSettings>
  readonly clock: Clock
}

export function linked({ endpoints, client, settings = {}, clock }: LinkedOptions): LinkedFis {
  const log = recordingLog()
  const http = createHttp({ clock, log, userAgent: 'test', allowLoopbackHttp: true, random: () => 0 })
  const nothingKept = {
    loadTokens: () => Promise.resolve(null),
    saveTokens: () => Promise.reject(new Error('FIS keeps no token')),
    loadContext: () => Promise.resolve(null),
    saveContext: () => Promise.reject(new Error('FIS keeps nothing of its own')),
  }
  const link = fis.link({
    openHttp: noOwnHttp,
    http,
    clock,
    settings: { ...defaultFisSettings, ...settings },
    endpoints,
    credentials: { clientId: client.clientId, fisPrivateKey: client.privateKey },
    secrets: nothingKept,
    onRefresh: () => undefined,
  })
  return { link, http, log, [Symbol.asyncDispose]: () => http.close() }
}

export const signal = new AbortController().signal

/** The service provider of the fact sheet's examples, by its typed name. */
export const asServiceProvider = {
  kind: 'party',
  idType: 'gln',
  id: '1111111111111',
  partyType: 'service_provider',
} as const satisfies FisSettings['actAs']

export const hooks = {
  signal,
  language: 'en',
  openBrowser: () => Promise.resolve(),
  onStage: () => undefined,
} as const
