import type { HttpReply } from '../../http/port.ts'

/** The signed-in side of bunq: reading, and nothing else. */
export interface BunqClient {
  /**
   * One GET. `path` begins with `/v1/` and carries its query; the relative addresses of `Pagination` fit as they are. `label` is
   * for the log: no ids in it. A session that ended is renewed and the call made once more; the server's signature is checked.
   * @throws AppError `needs-login`, `consent-revoked`, `client-rejected`, `bank-refused`, `unexpected-response`, and those of
   *   Http: the reply is always 2xx.
   */
  get(path: string, label: string, signal: AbortSignal): Promise<HttpReply>
  /** The id that stands in addresses: `UserApiKey.id` for an OAuth connection, the user's own for a key (fact sheet 5.2). */
  userId(signal: AbortSignal): Promise<number>
}
