import { z } from 'zod'
import { parseJson } from '../../http/parse-json.ts'
import type { Http } from '../../http/port.ts'
import type { TokenSource } from '../../oauth/port.ts'
import { withToken } from './data.ts'
import { expectGood } from './refusal.ts'

export interface UserInfo {
  /** A number of FIS's or a UUID, as text: sources disagree, and nothing is computed with it (fact sheet 10). */
  readonly sub: string
  readonly entityId: number
  readonly entityName: string
  readonly partyId: number | null
  readonly partyName: string | null
  readonly role: string
}

const name = z.string().max(1000)
const wireUserInfo = z.looseObject({
  sub: z.union([z.string().min(1).max(200), z.number()]),
  entity_id: z.int(),
  entity_name: name,
  party_id: z.int().nullish(),
  party_name: name.nullish(),
  current_role: z.string().min(1).max(200),
})

const label = 'GET userinfo'

/** Who a token stands for: the cheapest question there is. @throws AppError as `refused`, `unexpected-response`, Http. */
export async function readUserInfo(
  { http, authUrl }: { readonly http: Http; readonly authUrl: string },
  tokens: TokenSource,
  signal: AbortSignal,
): Promise<UserInfo> {
  const reply = await withToken(tokens, signal, (authorization) =>
    http.get({
      url: `${authUrl}/userinfo`,
      label,
      headers: { accept: 'application/json', authorization },
      signal,
      maxBytes: 64 * 1024,
    }),
  )
  expectGood(reply, label)
  const wire = parseJson(reply, wireUserInfo, label, { exactIntegers: true })
  return {
    sub: String(wire.sub),
    entityId: wire.entity_id,
    entityName: wire.entity_name,
    partyId: wire.party_id ?? null,
    partyName: wire.party_name ?? null,
    role: wire.current_role,
  }
}
