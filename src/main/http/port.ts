/** One call. `url` is absolute and already carries its query; a bank builds it from its own base URL. */
export interface HttpRequest {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** Which words the log may use for this call: `GET /personal/banking/accounts`, without keys or queries. */
  readonly label: string
  readonly signal?: AbortSignal
  /** Largest reply we read, in bytes; default 10 MiB. */
  readonly maxBytes?: number
  /** Looks at each reply as it came, unpacked and not yet decoded; what it throws is the outcome of the call. For banks that
   *  sign what they send. */
  readonly inspect?: (reply: RawReply) => void
}

export interface RawReply {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export interface HttpReply {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/**
 * Every network call of the app. TLS is always verified; a plain `http:` address is refused unless it is loopback;
 * redirects are never followed. Time-outs, the size limit, retries (idempotent calls only), `Retry-After` and the call
 * budget of the host live here.
 *
 * Errors: `bank-busy` (429, 503 with Retry-After, own budget; with `retryAt`), `bank-unreachable`, `offline`,
 * `unexpected-response` (too large, cut off, not JSON, schema), `cancelled`. Where a certificate of our own is shown also
 * `server-not-trusted` (its chain does not end in a root we named, or is not its own) and `certificate-refused` (the server turned ours
 * away). Other statuses are the caller's to judge: `send` returns them.
 */
export interface Http {
  /** GET. Retried on 5xx and broken connections. Any status but 429 and (after retries) 5xx is returned. */
  get(request: HttpRequest): Promise<HttpReply>
  /** POST of a form. Never retried. */
  postForm(request: HttpRequest, form: Readonly<Record<string, string>>): Promise<HttpReply>
  /** POST of exactly this text as UTF-8, or of nothing. Never retried. */
  post(
    request: HttpRequest,
    body: { readonly type: string; readonly text: string } | null,
  ): Promise<HttpReply>
}

/** The one way out, and what ends it. */
export interface HttpClient extends Http {
  /** Breaks off what still runs and frees the sockets. */
  close(): Promise<void>
}

/** Who we are, and whom alone we believe, in a TLS connection that asks both sides. */
export interface TlsIdentity {
  /** PEM. Takes the place of the system's roots. */
  readonly roots: readonly string[]
  readonly own:
    | { readonly cert: string; readonly key: string; readonly passphrase?: string }
    | { readonly pfx: Uint8Array; readonly passphrase: string }
}

/** What a host has had of us, so that a restart does not forget it. One record a host. */
export interface BudgetStore {
  load(host: string): BudgetRecord | null
  save(host: string, record: BudgetRecord): void
}
export interface BudgetRecord {
  /** Instants (ms since 1970) of the calls in the running window, oldest first. */
  readonly calls: readonly number[]
  /** The bank asked us to wait until then (ms since 1970), from `Retry-After` or a bare 429. */
  readonly blockedUntil: number | null
}
/** `BudgetRule.maxCalls` of a host that says itself how much it takes. */
export const uncounted = Number.MAX_SAFE_INTEGER

export interface BudgetRule {
  readonly maxCalls: number
  readonly windowMs: number
  /** How long to stay away after a 429 without `Retry-After`. */
  readonly defaultWaitMs: number
  /** Calls are spread at least so far apart by waiting; absent: not at all. */
  readonly spacingMs?: number
  /** A bank that asks for a pause no longer than this gets it, and is then asked once more; absent: a pause is the caller's to
   *  sit out. */
  readonly patienceMs?: number
  /** How long a 429 without `Retry-After` asks us to wait, as its own words say; ms, or null: they do not. */
  readonly waitMsOf?: (text: string) => number | null
  /** For a bank whose words speak of one kind of call: its whole host is left alone for no longer than this; ms. The call that
   *  was refused is told the whole pause. */
  readonly longestRestMs?: number
}
export interface BudgetStatus {
  /** null: not counted by us. */
  readonly callsLeft: number | null
  /** ms since 1970; null while a call is free now. */
  readonly nextCallAt: number | null
}
