import type { Language } from '../../shared/language.ts'
import type { SignInStage } from '../../shared/progress.ts'

/** What the person's side of a sign-in gives and gets. */
export interface SignInHooks {
  readonly signal: AbortSignal
  /** Of the page the person comes back to. */
  readonly language: Language
  /** Gets the bank's address and the one origin it may have. Rejecting ends the attempt with that error. */
  readonly openBrowser: (url: string, origin: string) => Promise<void>
  /** `endsAt`: when waiting ends by itself, ms since 1970; null while nobody waits for a person. */
  readonly onStage: (stage: SignInStage, endsAt: number | null) => void
  /** Called once with what takes an address the browser ended at: see `CallbackListener.accept`. */
  readonly onPasteable?: (accept: (address: string) => void) => void
}

/** How one bank's authorization server wants to be spoken to. Built by `banks/<b>/auth.ts`. */
export interface OAuthServer {
  readonly authorizeUrl: string
  readonly tokenUrl: string
  readonly clientAuth: 'body' | 'basic'
  /** Exactly as registered with the bank, e.g. `http://localhost:8765/callback`. */
  readonly redirectUri: string
  /** Further query parameters of the authorize request, e.g. `finInst`. */
  readonly extraAuthorizeParams: Readonly<Record<string, string>>
  /** The bank's word on how long an access token really lives: `expires_in` (seconds, or null) in, seconds out. */
  readonly accessLifetimeS: (expiresInS: number | null) => number
  /** Used where the reply does not say; seconds. */
  readonly refreshIdleS: number
  readonly refreshAbsoluteS: number
}

export interface ClientCredentials {
  readonly clientId: string
  readonly clientSecret: string
}

/** All instants are ms since 1970. */
export interface TokenSet {
  readonly accessToken: string
  readonly accessExpiresAt: number
  /** null: the server gave none (legacy generation); the consent then ends with the access token. */
  readonly refreshToken: string | null
  readonly refreshIdleExpiresAt: number | null
  /** Fixed by the sign-in; a refresh does not move it unless the server says so. */
  readonly refreshAbsoluteExpiresAt: number | null
  /** Given by a simulator on this machine and not by the bank: neither's tokens are ever shown to the other. */
  readonly isOfSimulator?: boolean | undefined
}

/** The vault's side of a token source. `save` resolves only once the record is durable. */
export interface TokenStore {
  loadTokens(): Promise<TokenSet | null>
  saveTokens(tokens: TokenSet): Promise<void>
}

/**
 * Access tokens for one connection. Refresh is single-flight: parallel callers share one request. The rotated token is
 * saved before the new access token is handed out.
 *
 * Errors: `needs-login` (no tokens), `consent-expired` (idle or absolute end reached, by our clock), `consent-revoked`
 * (the server refuses the refresh token before its end), `client-rejected` (client id or secret refused), and those of Http.
 */
export interface TokenSource {
  accessToken(signal?: AbortSignal): Promise<string>
  /** Call after a 401 with the token that was refused: refreshes unless somebody already did. */
  replaceToken(refused: string, signal?: AbortSignal): Promise<string>
}
