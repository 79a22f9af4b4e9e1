import type { LinkName } from '../shared/contract.ts'
import type { EndpointMap } from './endpoints.ts'

/** The pages the app may open, by name: the window never passes an address. Sources: SpareBank 1's fact sheet, section 15; BankID's,
 *  section 22; FIS's, section 2. */
export const links: Readonly<Record<LinkName, string>> = {
  'sparebank1-portal': 'https://developer.sparebank1.no/',
  'sparebank1-tutorial': 'https://github.com/SpareBank1/sb1-open-api-tutorial',
  'bankid-developers': 'https://developers.bankid.com/',
  'fis-portal': 'https://flex-test.elhub.no/',
}

export interface LinkOpeners {
  /** A fixed address, of plain https. */
  readonly openLink: (url: string) => Promise<void>
  /** An address of exactly this origin, which may be this machine's. */
  readonly openBrowser: (url: string, expectedOrigin: string) => Promise<void>
}

/**
 * Opens a link. Where something on this machine answers in FIS's place, the portal is that one's too: a key for an invented FIS has no
 * business in the portal of the real one. Its address is `authorize`; without one the portal lies, as at FIS, where the sign-in does.
 * Errors: those of the openers.
 */
export async function openNamedLink(
  link: LinkName,
  { fis }: EndpointMap,
  { openLink, openBrowser }: LinkOpeners,
): Promise<void> {
  const standIn =
    link === 'fis-portal' && fis !== undefined ? (fis.authorize ?? rootOf(fis.token ?? fis.api)) : undefined
  if (standIn === undefined) return await openLink(links[link])
  await openBrowser(standIn, new URL(standIn).origin)
}

function rootOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : new URL('/', url).href
}
