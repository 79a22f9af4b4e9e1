import type { BunqSettings } from '../../../shared/model.ts'
import type { Http, HttpReply, HttpRequest } from '../../http/port.ts'
import type { Endpoints } from '../../systems/system.ts'
import { addressesOf } from './addresses.ts'
import { expectAllowed } from './allowed-calls.ts'
import type { Installation } from './context.ts'
import { inspectSignature, signatureOf } from './signature.ts'

/** Who calls: the token of an installation or of a session, and the installation whose keys sign both ways. */
export interface Caller {
  readonly token: string
  readonly installation: Installation
}

interface Call {
  readonly path: string
  readonly label: string
  /** null: a call before there is an installation; it is neither signed nor are its answers (fact sheet 3.3, 3.4). */
  readonly caller: Caller | null
  readonly signal?: AbortSignal | undefined
}

/** bunq's wire: headers, both signatures, and the list of calls we allow ourselves. Replies come with any status. */
export interface BunqApi {
  get(call: Call): Promise<HttpReply>
  /** `body` null: none at all. */
  post(call: Call, body: Readonly<Record<string, unknown>> | null): Promise<HttpReply>
}

export interface ApiDeps {
  readonly http: Http
  readonly settings: BunqSettings
  readonly endpoints: Endpoints
}

/**
 * No request id: bunq stopped asking for one in 2020, and one that comes twice is an error (fact sheet 2.1), which a call that
 * is made again after a pause would be. English, because refusals are told apart by their words.
 */
const headers = {
  'Cache-Control': 'no-cache',
  'X-Bunq-Language': 'en_US',
  'X-Bunq-Region': 'nl_NL',
  'X-Bunq-Geolocation': '0 0 0 0 000',
} as const

export function createBunqApi({ http, settings, endpoints }: ApiDeps): BunqApi {
  const base = addressesOf(settings.environment, endpoints).api
  return {
    async get(call) {
      expectAllowed('GET', call.path, settings)
      return await http.get(requestOf(base, call, {}))
    },
    async post(call, body) {
      expectAllowed('POST', call.path, settings)
      if (body === null) return await http.post(requestOf(base, call, {}), null)
      const text = JSON.stringify(body) // made once: these bytes are signed and these are sent (fact sheet 3.2)
      const signed =
        call.caller === null
          ? {}
          : { 'X-Bunq-Client-Signature': signatureOf(text, call.caller.installation.privateKey) }
      return await http.post(requestOf(base, call, signed), { type: 'application/json', text })
    },
  }
}

function requestOf(base: string, call: Call, more: Readonly<Record<string, string>>): HttpRequest {
  const { path, label, caller, signal } = call
  return {
    url: base + path,
    label,
    headers: {
      ...headers,
      ...more,
      ...(caller === null ? {} : { 'X-Bunq-Client-Authentication': caller.token }),
    },
    ...(signal === undefined ? {} : { signal }),
    ...(caller === null ? {} : { inspect: inspectSignature(caller.installation.serverPublicKey, label) }),
  }
}
