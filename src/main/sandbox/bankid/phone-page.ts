import { html } from 'hono/html'
import type { Fragment } from '../consent-document.ts'
import { bankIdPeople, fullName, type BankIdPerson } from './people.ts'
import { grouped, phonePage, type Reader } from './phone-document.ts'
import type { PhoneRefusal, PhoneScreen, ShownOrder } from './phone-screen.ts'
import { phoneTexts, type PhoneTexts } from './phone-texts.ts'
import type { Transaction } from './request-fields.ts'

function personChoice(person: BankIdPerson, isFirst: boolean): Fragment {
  return html`<label class="person">
    <input type="radio" name="person" value="${person.ref}" ${isFirst ? 'checked' : ''} />
    <span class="face" aria-hidden="true">${person.givenName.slice(0, 1)}</span>
    <span><strong>${fullName(person)}</strong><small>${grouped(person)}</small></span>
  </label>`
}

/** Everybody, or the one person it is for. */
function whoChoice({ person }: ShownOrder, texts: PhoneTexts): Fragment {
  const choices = person === null ? Object.values(bankIdPeople) : [person]
  return html`<fieldset>
    <legend>${texts.who}</legend>
    ${choices.map((one, at) => personChoice(one, at === 0))}
  </fieldset>`
}

function transactionDetails(transaction: Transaction, texts: PhoneTexts): Fragment {
  const money = transaction.transactionType === 'card' ? transaction.money : null
  const line = (term: string, text: string) => html`<dt>${term}</dt><dd>${text}</dd>` // prettier-ignore
  return html`<dl>
      ${line(texts.recipient, transaction.recipient.name)}
      ${money === null ? '' : line(texts.amount, `${money.amount} ${money.currency}`)}
    </dl>
    ${transaction.riskWarning === undefined ? '' : html`<p role="alert">${texts.warning}: ${transaction.riskWarning}</p>`}`
} // prettier-ignore

function orderDetails(order: ShownOrder, texts: PhoneTexts): Fragment {
  const { text, transaction } = order
  return html`<h1>${texts.title[order.kind]}</h1>
    <p>${texts.asks(order.relyingParty)}</p>
    ${transaction === null ? '' : transactionDetails(transaction, texts)}
    ${
      text === null
        ? ''
        : html`<h2 id="reads">${texts.reads}</h2>
            <pre tabindex="0" role="region" aria-labelledby="reads">${text}</pre>`
    }`
}

function buttons(yes: readonly [string, string], no: readonly [string, string]): Fragment {
  return html`<div class="buttons">
    <button name="decision" value="${yes[0]}">${yes[1]}</button>
    <button name="decision" value="${no[0]}" class="plain" formnovalidate>${no[1]}</button>
  </div>`
}

function form({ number }: ShownOrder, content: Fragment): Fragment {
  return html`<form method="post" action="/orders/${String(number)}">${content}</form>`
}

const homeLink = (texts: PhoneTexts): Fragment => html`<p class="quiet"><a href="/">${texts.home}</a></p>`

function signBody(order: ShownOrder, complaint: PhoneRefusal | null, texts: PhoneTexts): Fragment {
  return html`${orderDetails(order, texts)}
  ${complaint === null ? '' : html`<p role="alert">${texts.refused[complaint]}</p>`}
  ${form(
    order,
    html`${whoChoice(order, texts)}
      <label for="code" class="bank">${texts.code}</label>
      <input id="code" name="code" type="password" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" required
        autocomplete="off" aria-describedby="code-hint" ${complaint === 'code-needed' ? 'autofocus' : ''} />
      <p class="quiet" id="code-hint">${texts.codeHint}</p>
      ${buttons(['approve', texts.approve], ['decline', texts.decline])}`,
  )}
  ${homeLink(texts)}`
} // prettier-ignore

function askingBody(screen: { readonly shows: 'call' | 'document'; readonly order: ShownOrder }, texts: PhoneTexts): Fragment {
  const { shows, order } = screen
  if (shows === 'call') {
    const choices = buttons(['proceed', texts.inCall], ['not-in-call', texts.notInCall])
    return html`<h1>${texts.callTitle(order.relyingParty)}</h1>
      <p>${texts.callText}</p>
      ${form(order, choices)} ${homeLink(texts)}`
  }
  const choices = buttons(['proceed', texts.documentShown], ['decline', texts.decline])
  return html`<h1>${texts.documentTitle}</h1>
    <p>${texts.asks(order.relyingParty)}</p>
    <p>${texts.documentText}</p>
    ${form(order, choices)} ${homeLink(texts)}`
} // prettier-ignore

/** Only where a browser goes: an address of an app of its own is not offered. */
function returnLink(returnUrl: string | null, texts: PhoneTexts): Fragment | string {
  if (returnUrl === null || !URL.canParse(returnUrl)) return ''
  const { protocol, href } = new URL(returnUrl)
  return /^https?:$/.test(protocol) ? html`<p><a href="${href}">${texts.back}</a></p>` : ''
}

/** What the phone shows of an order; `complaint`: why the answer just given was not taken. */
export function screenPage(reader: Reader, screen: PhoneScreen, complaint: PhoneRefusal | null = null): Promise<Response> {
  const texts = phoneTexts[reader.language]
  const status = complaint === null ? 200 : 400
  switch (screen.shows) {
    case 'sign':
      return phonePage(reader, status, texts.title[screen.order.kind], signBody(screen.order, complaint, texts))
    case 'call':
    case 'document':
      return phonePage(reader, status, texts.homeTitle, askingBody({ shows: screen.shows, order: screen.order }, texts))
    case 'refusal': {
      const body = html`<h1>${texts.refusedTitle}</h1><p role="alert">${texts.refused[screen.reason]}</p>${homeLink(texts)}`
      return phonePage(reader, 400, texts.refusedTitle, body)
    }
    case 'approved': {
      const body = html`<h1>${texts.approvedTitle}</h1><p>${texts.approvedText}</p>${returnLink(screen.returnUrl, texts)}${homeLink(texts)}`
      return phonePage(reader, 200, texts.approvedTitle, body)
    }
    case 'failed': {
      const said = texts.failedText(screen.hintCode)
      const body = html`<h1>${texts.failedTitle}</h1><p>${said}</p>${returnLink(screen.returnUrl, texts)}${homeLink(texts)}`
      return phonePage(reader, 200, texts.failedTitle, body)
    }
  }
} // prettier-ignore
