import { AppError } from '../../shared/errors.ts'

/** How far a way out with a certificate of our own has come: see `pinned-connect.ts`. */
export interface TlsProgress {
  /** Some handshake was ended from our side. */
  isConnected: boolean
  /** Some answer came, so our certificate was good enough at least once. */
  hasAnswered: boolean
}

/** Put on the error of a chain that is whole and valid and ends somewhere else than in a root we named. */
export const rootNotPinned = 'ERR_TLS_ROOT_NOT_PINNED'

/** OpenSSL's and BoringSSL's words for a chain that cannot be believed, and Node's for a name that is not the certificate's. */
const untrusted = new Set([
  rootNotPinned,
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
  'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'CERT_SIGNATURE_FAILURE',
  'CERT_NOT_YET_VALID',
  'CERT_HAS_EXPIRED',
  'CERT_CHAIN_TOO_LONG',
  'CERT_REVOKED',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'HOSTNAME_MISMATCH',
])

/**
 * Alerts by which a server turns our certificate away: RFC 5246 section 7.2.2, RFC 8446 section 6.2. OpenSSL writes
 * `TLSV13_ALERT_CERTIFICATE_REQUIRED` where BoringSSL writes `TLSV1_ALERT_…`, so only the alert's own name is looked at. TLS 1.2 has no
 * word for a certificate that is missing and says `handshake_failure`.
 */
const refusing =
  /^ERR_SSL_.*_ALERT_(NO_CERTIFICATE|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_(REVOKED|EXPIRED|UNKNOWN|REQUIRED)|UNKNOWN_CA|ACCESS_DENIED|DECRYPT_ERROR|HANDSHAKE_FAILURE)$/

/**
 * What the codes of a failed call say of the two certificates, where both sides show one; null: nothing.
 * `isBroken`: the connection just ended. A server that turns a certificate away may do so without a word, and in TLS 1.3 its word may be
 * lost with the connection (RFC 8446 section 4.4.2.4 lets it answer only after our side is done). So a first connection that is cut after the
 * handshake, before anything was ever answered, is told as a refusal; once anything was answered, a cut is a cut.
 */
export function tlsFailure(
  codes: readonly string[],
  isBroken: boolean,
  { isConnected, hasAnswered }: TlsProgress,
  what: string,
): AppError | null {
  if (codes.some((code) => untrusted.has(code))) return new AppError('server-not-trusted', what)
  if (codes.some((code) => refusing.test(code))) return new AppError('certificate-refused', what)
  if (isBroken && isConnected && !hasAnswered)
    return new AppError('certificate-refused', `${what} (cut off right after the handshake)`)
  return null
}
