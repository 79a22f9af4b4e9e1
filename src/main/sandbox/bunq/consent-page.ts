import { html, raw } from 'hono/html'
import { renderSVG } from 'uqr'
import { consentDocument, type Fragment } from '../consent-document.ts'
import type { ConsentLanguage } from '../consent-language.ts'
import { consentTexts, type BunqConsentTexts } from './consent-texts.ts'
import type { BunqAccount } from './ledger.ts'
import type { PersonUser } from './users.ts'

function page(status: 200 | 400, language: ConsentLanguage, body: Fragment, formTarget: string | null) {
  const { title, invented } = consentTexts[language]
  return consentDocument({ status, language, title, ribbon: invented, bank: 'Sandkasse-bunq', mark: 'b', body, formTarget })
} // prettier-ignore

/** One who can scan the code, and what they could share. */
export interface Granter {
  readonly person: PersonUser
  readonly accounts: readonly BunqAccount[]
}

function accountChoice({ id, name, iban, wrapper }: BunqAccount, person: PersonUser): Fragment {
  const shown = name === '' ? wrapper.replace('MonetaryAccount', '') : name
  return html`<label>
    <input type="checkbox" name="account" value="${person.id}:${id}" checked />
    <span><strong>${shown}</strong><br /><small>${iban ?? ''}</small></span>
  </label>`
}

function granterChoice({ person, accounts }: Granter, isFirst: boolean, texts: BunqConsentTexts): Fragment {
  return html`<label class="person">
      <input type="radio" name="person" value="${person.id}" ${isFirst ? 'checked' : ''} />
      <span class="face" aria-hidden="true">${person.firstName.slice(0, 1)}</span>
      <strong>${person.firstName} ${person.lastName}</strong>
    </label>
    <fieldset class="share">
      <legend>${texts.share}</legend>
      ${accounts.map((account) => accountChoice(account, person))}
    </fieldset>`
}

export interface ConsentPage {
  readonly language: ConsentLanguage
  /** Name of the client's owner. */
  readonly app: string
  readonly granters: readonly Granter[]
  /** Where the form goes and what the code says: the address of the page itself. */
  readonly address: string
  readonly redirectOrigin: string
  /** The form came back without an account. */
  readonly isEmpty: boolean
}

/** A code to scan, and a form that stands in for the phone: works without script and by keyboard. */
export function consentPage(options: ConsentPage): Promise<Response> {
  const texts = consentTexts[options.language]
  const url = new URL(options.address)
  const code = renderSVG(options.address, { border: 2 })
  const body = html`<h1>${texts.title}</h1>
    <p>${texts.intro(options.app)}</p>
    <div role="img" aria-label="${texts.scan}">${raw(code)}</div>
    <p class="quiet">${texts.scan}. ${texts.scanned}</p>
    ${options.isEmpty ? html`<p role="alert">${texts.nothingShared}</p>` : ''}
    <form method="post" action="${url.pathname}${url.search}">
      <fieldset>
        <legend>${texts.who}</legend>
        ${options.granters.map((granter, at) => granterChoice(granter, at === 0, texts))}
      </fieldset>
      <p class="quiet">${texts.until}</p>
      <div class="buttons">
        <button name="decision" value="approve">${texts.approve}</button>
        <button name="decision" value="deny" class="plain">${texts.deny}</button>
      </div>
    </form>`
  return page(options.isEmpty ? 400 : 200, options.language, body, options.redirectOrigin)
}

/** A request that must not be redirected anywhere: told to the person instead (RFC 6749 4.1.2.1). */
export function refusalPage(language: ConsentLanguage, reason: keyof BunqConsentTexts['refused']): Promise<Response> {
  const texts = consentTexts[language]
  return page(400, language, html`<h1>${texts.refusedTitle}</h1><p role="alert">${texts.refused[reason]}</p>`, null)
} // prettier-ignore
