import { networkInterfaces } from 'node:os'

export interface NetworkAddress {
  readonly address: string
  readonly family: string
  readonly internal: boolean
}

/** Given by a machine to itself where no network gave it one: RFC 3927, RFC 4291. */
const linkLocal = /^(169\.254\.|fe[89ab])/i

/**
 * The address of this machine as its network knows it: the first IPv4 that leads out, else the first IPv6, else the machine itself, so that
 * BankID is told a valid address in each case. What BankID sees may be another: most networks share one address towards the world.
 */
export function ownAddress(interfaces: readonly NetworkAddress[] = allAddresses()): string {
  const usable = interfaces.filter(({ address, internal }) => !internal && !linkLocal.test(address))
  const first =
    usable.find(({ family }) => family === 'IPv4') ?? usable.find(({ family }) => family === 'IPv6')
  return first?.address ?? '127.0.0.1'
}

function allAddresses(): readonly NetworkAddress[] {
  return Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
}
