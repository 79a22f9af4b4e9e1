import { consentDocument, type Fragment } from '../consent-document.ts'
import type { ConsentLanguage } from '../consent-language.ts'
import type { BankIdPerson } from './people.ts'
import { phoneTexts } from './phone-texts.ts'

/** Who asks for the page: the language, and the origin its forms go to. */
export interface Reader {
  readonly language: ConsentLanguage
  readonly origin: string
}

/** A page of the pretend phone. */
export function phonePage({ language, origin }: Reader, status: 200 | 400, title: string, body: Fragment): Promise<Response> {
  const ribbon = phoneTexts[language].invented
  return consentDocument({ status, language, title, ribbon, bank: 'Sandkasse-BankID', mark: 'B', body, formTarget: origin })
} // prettier-ignore

/** As one reads it: the date apart from the rest. */
export const grouped = ({ personalNumber }: BankIdPerson): string =>
  personalNumber.replace(/(\d{8})(\d{4})/, '$1-$2')
