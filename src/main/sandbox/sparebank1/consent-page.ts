import { html } from 'hono/html'
import { consentDocument, type Fragment } from '../consent-document.ts'
import type { ConsentLanguage } from '../consent-language.ts'
import { people } from '../household/accounts.ts'
import type { Household } from '../household/household.ts'
import { financialInstitutions } from './common.ts'
import { consentTexts, type ConsentTexts } from './consent-texts.ts'

function page(status: 200 | 400, language: ConsentLanguage, body: Fragment, formTarget: string | null) {
  const { title, invented } = consentTexts[language]
  const bank = { bank: 'Sandkassebanken', mark: 'S' }
  return consentDocument({ status, language, title, ribbon: invented, ...bank, body, formTarget })
}

function personChoices(texts: ConsentTexts, household: Household): Fragment {
  const choices = people.map((person, at) => {
    const count = household.accounts.filter(({ visibleTo }) => visibleTo.includes(person.ref)).length
    return html`<label class="person">
      <input type="radio" name="person" value="${person.ref}" ${at === 0 ? 'checked' : ''} />
      <span class="face" aria-hidden="true">${person.firstName.slice(0, 1)}</span>
      <span
        ><strong>${person.firstName} ${person.lastName}</strong><small>${texts.accounts(count)}</small></span
      >
    </label>`
  })
  return html`<fieldset>
    <legend>${texts.who}</legend>
    ${choices}
  </fieldset>`
}

/** Without `finInst` the bank lets the person pick one (fact sheet 3.1). */
function bankChoice(texts: ConsentTexts): Fragment {
  const options = financialInstitutions.map(({ id, name }) => html`<option value="${id}">${name}</option>`)
  return html`<label class="bank" for="bank">${texts.bank}</label>
    <select id="bank" name="bank">
      ${options}
    </select>`
}

export interface ConsentPage {
  readonly language: ConsentLanguage
  readonly clientId: string
  readonly household: Household
  /** Where the form goes: the authorize address itself with its query. */
  readonly action: string
  readonly redirectOrigin: string
  readonly asksBank: boolean
}

/** Who are you, and do you agree? Buttons of one form, so that it works without script and by keyboard. */
export function consentPage(options: ConsentPage): Promise<Response> {
  const texts = consentTexts[options.language]
  const body = html`<h1>${texts.title}</h1>
    <p>${texts.intro(options.clientId)}</p>
    <form method="post" action="${options.action}">
      ${personChoices(texts, options.household)} ${options.asksBank ? bankChoice(texts) : ''}
      <h2>${texts.sees}</h2>
      <ul>
        ${texts.seesItems.map((item) => html`<li>${item}</li>`)}
      </ul>
      <p class="quiet">${texts.until}</p>
      <div class="buttons">
        <button name="decision" value="approve">${texts.approve}</button>
        <button name="decision" value="deny" class="plain">${texts.deny}</button>
      </div>
    </form>`
  return page(200, options.language, body, options.redirectOrigin)
}

/** A request that must not be redirected anywhere: told to the person instead (RFC 6749 4.1.2.1). */
export function refusalPage(language: ConsentLanguage, reason: keyof ConsentTexts['refused']): Promise<Response> {
  const texts = consentTexts[language]
  return page(400, language, html`<h1>${texts.refusedTitle}</h1><p role="alert">${texts.refused[reason]}</p>`, null)
} // prettier-ignore
