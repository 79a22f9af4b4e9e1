import { AppError } from '../../shared/errors.ts'

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Is this host name (as `URL.hostname` spells it) the machine itself? */
export function isLoopback(hostname: string): boolean {
  return loopbackNames.has(hostname)
}

/**
 * The address of a call, checked: `https:` always, plain `http:` only to this machine and only where that was allowed.
 * @throws AppError `internal`: whoever built the address broke a rule of ours. The address itself is not repeated.
 */
export function checkedUrl(text: string, allowLoopbackHttp: boolean, label: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null) throw new AppError('internal', `${label}: not an address`)
  if (url.username !== '' || url.password !== '') {
    throw new AppError('internal', `${label}: an address must not carry a user name or password`)
  }
  const isPlainAllowed = url.protocol === 'http:' && allowLoopbackHttp && isLoopback(url.hostname)
  if (url.protocol !== 'https:' && !isPlainAllowed) {
    throw new AppError('internal', `${label}: refused, only https may leave this machine`)
  }
  return url
}
