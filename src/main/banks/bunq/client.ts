import { AppError } from '../../../shared/errors.ts'
import type { HttpReply } from '../../http/port.ts'
import type { Session } from './context.ts'
import type { Parts } from './parts.ts'
import { expectOk, isOk, refusalOf, refused } from './refusal.ts'
import type { SessionSource, SessionUse } from './session-source.ts'

/** The signed-in side of bunq: reading, and nothing else. */
export interface BunqClient {
  /**
   * One GET. `path` begins with `/v1/` and carries its query; the relative addresses of `Pagination` fit as they are. `label` is
   * for the log: no ids in it. A session that ended is renewed and the call made once more; the server's signature is checked.
   * @throws AppError those of `SessionSource`, `bank-refused`, `unexpected-response`, and those of Http: the reply is always 2xx.
   */
  get(path: string, label: string, signal: AbortSignal): Promise<HttpReply>
  /** The id that stands in addresses: `UserApiKey.id` for an OAuth connection, the user's own for a key (fact sheet 5.2). */
  userId(signal: AbortSignal): Promise<number>
}

export interface ClientDeps {
  readonly parts: Parts
  readonly sessions: SessionSource
  /** Whether these are the calls of the person or of the provider: what refused credentials mean differs. */
  readonly codeOfRefusal: SessionUse['codeOfRefusal']
}

export function createBunqClient({ parts, sessions, codeOfRefusal }: ClientDeps): BunqClient {
  const { api, kept: store } = parts
  // What a connection may not read is refused in the words of a dead session (fact sheet 6.2). Each of these would cost a new
  // session at every sync, and sessions are what bunq gives out least of.
  const forbidden = new Set<string>()
  /** Of the session that answered last: it lives, whatever else it may not read. */
  let living: string | null = null

  async function ask(path: string, label: string, session: Session, signal: AbortSignal): Promise<HttpReply> {
    const { installation } = await store.load()
    if (installation === null) throw new AppError('needs-login', `${label}: no installation at bunq`)
    return await api.get({ path, label, caller: { token: session.token, installation }, signal })
  }

  return {
    async get(path, label, signal) {
      let session = await sessions.current(signal)
      let reply = await ask(path, label, session, signal)
      const isKnown = forbidden.has(label) && living === session.token
      if (refusalOf(reply) === 'dead-session' && !isKnown) {
        session = await sessions.replace(session.token, signal)
        reply = await ask(path, label, session, signal)
        if (refusalOf(reply) === 'dead-session') forbidden.add(label)
      }
      if (isOk(reply)) living = session.token
      if (refusalOf(reply) === 'credentials') throw refused(reply, label, codeOfRefusal(await store.load()))
      expectOk(reply, label)
      return reply
    },
    userId: async (signal) => (await sessions.current(signal)).userId,
  }
}
