import type { Endpoints } from '../../systems/system.ts'

/** Scheme and host of the address that opens the app on a computer. */
export const appOrigin = 'bankid://'

/**
 * The address that opens the BankID app on this computer: fact sheet 18. Names in lower case, `redirect` last, and only for an order
 * without a `returnUrl`, which would outrank it. Where a simulator stands in, its own page takes the same query.
 */
export function startAddress(
  autoStartToken: string,
  hasReturnUrl: boolean,
  { authorize }: Pick<Endpoints, 'authorize'>,
): { readonly url: string; readonly origin: string } {
  const query = `?autostarttoken=${encodeURIComponent(autoStartToken)}${hasReturnUrl ? '' : '&redirect=null'}`
  if (authorize === undefined) return { url: `${appOrigin}/${query}`, origin: appOrigin }
  const { origin, pathname } = new URL(authorize)
  return { url: `${origin}${pathname}${query}`, origin }
}
