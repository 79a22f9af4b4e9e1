import type { LinkName } from '../shared/contract.ts'

/** The pages the app may open, by name: the window never passes an address. Sources: SpareBank 1's fact sheet, section 15; BankID's,
 *  section 22; FIS's, section 2. */
export const links: Readonly<Record<LinkName, string>> = {
  'sparebank1-portal': 'https://developer.sparebank1.no/',
  'sparebank1-tutorial': 'https://github.com/SpareBank1/sb1-open-api-tutorial',
  'bankid-developers': 'https://developers.bankid.com/',
  'fis-portal': 'https://flex-test.elhub.no/',
}
