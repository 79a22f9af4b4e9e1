/** Networks that are not told to the world (RFC 1918, 6598, 3927, 4193, 4291), and the machine itself. */
const hidden =
  /^(10\.|127\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|0\.|f[cd]|fe[89ab]|::1?$)/

/**
 * Did BankID see the address it was told? null: that cannot be said. The address of a machine behind a router is known in its own network
 * only, and the same machine has one of each version.
 */
export function isSameAddress(told: string, seen: string): boolean | null {
  const [ours, theirs] = [plain(told), plain(seen)]
  if (ours === null || theirs === null) return null
  if (ours === theirs) return true
  const isComparable =
    ours.includes(':') === theirs.includes(':') && !hidden.test(ours) && !hidden.test(theirs)
  return isComparable ? false : null
}

/** One spelling of each address; an IPv4 address in IPv6's clothes as what it is. null: no address. */
function plain(address: string): string | null {
  const host = URL.parse(`https://${address.includes(':') ? `[${address}]` : address}/`)?.hostname
  if (host === undefined) return null
  if (!host.startsWith('[')) return /^\d+(\.\d+){3}$/.test(host) ? host : null
  const mapped = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(host)
  if (mapped === null) return host.slice(1, -1)
  const words = [mapped[1], mapped[2]].map((word = '') => Number.parseInt(word, 16))
  return words.flatMap((word) => [word >> 8, word & 0xff]).join('.')
}
