import { html } from 'hono/html'
import type { Fragment } from '../consent-document.ts'
import { bankIdPeople, fullName } from './people.ts'
import { grouped, phonePage, type Reader } from './phone-document.ts'
import type { ShownOrder } from './phone-screen.ts'
import { phoneTexts, type PhoneTexts } from './phone-texts.ts'

/** An order nobody has picked up. */
export interface WaitingOrder {
  readonly order: ShownOrder
  readonly ageS: number
  readonly isByTelephone: boolean
}

function waitingForm({ order, ageS, isByTelephone }: WaitingOrder, texts: PhoneTexts): Fragment {
  return html`<form method="post" action="/scan" class="person">
    <input type="hidden" name="order" value="${String(order.number)}" />
    <span><strong>${texts.title[order.kind]}</strong><small>${order.relyingParty} · ${texts.ages(ageS)}</small></span>
    <button>${isByTelephone ? texts.answer : texts.hold}</button>
  </form>`
} // prettier-ignore

/** The first page: what waits nearby, a place to paste a code, and the invented people. */
export function homePage(reader: Reader, waiting: readonly WaitingOrder[]): Promise<Response> {
  const texts = phoneTexts[reader.language]
  const people = Object.values(bankIdPeople)
  const body = html`<h1>${texts.homeTitle}</h1>
    <p>${texts.homeIntro}</p>
    <h2>${texts.waiting}</h2>
    ${waiting.length === 0 ? html`<p>${texts.nothingWaits}</p>` : waiting.map((one) => waitingForm(one, texts))}
    <p class="quiet"><a href="/">${texts.lookAgain}</a></p>
    <form method="post" action="/scan">
      <h2><label for="text">${texts.codeText}</label></h2>
      <input id="text" name="text" type="text" required autocomplete="off" spellcheck="false" aria-describedby="text-hint" />
      <p class="quiet" id="text-hint">${texts.codeTextHint}</p>
      <div class="buttons"><button class="plain">${texts.scan}</button></div>
    </form>
    <h2>${texts.residents}</h2>
    <ul>
      ${people.map((person) => html`<li>${fullName(person)}, ${grouped(person)}</li>`)}
    </ul>`
  return phonePage(reader, 200, texts.homeTitle, body)
} // prettier-ignore
