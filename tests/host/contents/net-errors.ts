/** Chromium's numbers for what its answers name, from its list of network errors. */
const numbers: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_FILE_NOT_FOUND: -6,
  ERR_UNEXPECTED: -9,
  ERR_ACCESS_DENIED: -10,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_BLOCKED_BY_RESPONSE: -27,
  ERR_CONNECTION_CLOSED: -100,
  ERR_CONNECTION_RESET: -101,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INTERNET_DISCONNECTED: -106,
  ERR_ADDRESS_UNREACHABLE: -109,
  ERR_CONNECTION_TIMED_OUT: -118,
  ERR_CERT_COMMON_NAME_INVALID: -200,
  ERR_CERT_AUTHORITY_INVALID: -202,
  ERR_INVALID_URL: -300,
  ERR_UNKNOWN_URL_SCHEME: -302,
  ERR_TOO_MANY_REDIRECTS: -310,
  ERR_UNSAFE_PORT: -312,
  ERR_EMPTY_RESPONSE: -324,
  ERR_HTTP_RESPONSE_CODE_FAILURE: -379,
}

/** Why a page could not be loaded, as `loadURL` rejects with it. */
export class LoadError extends Error {
  readonly errno: number
  readonly code: string
  readonly url: string

  /** @param name Chromium's name for it, such as `ERR_FAILED` or `net::ERR_FAILED` */
  constructor(name: string, url: string) {
    const code = name.replace(/^net::/, '')
    const errno = numbers[code] ?? -2
    super(`${code} (${errno}) loading '${url.slice(0, 2048)}'`)
    this.errno = errno
    this.code = code
    this.url = url
  }
}
