import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import { consentStyle } from './consent-style.ts'

/** Kept in one piece: a space more, and the hash would not match. */
const styleElement = raw(`<style>${consentStyle}</style>`)
const styleHash = createHash('sha256').update(consentStyle).digest('base64')

/** No script, nothing loaded. Browsers also hold redirects after a form to `form-action`, so the app's origin is named. */
function policy(formTarget: string | null): string {
  const formAction = formTarget === null ? "'none'" : `'self' ${formTarget}`
  return `default-src 'none'; style-src 'sha256-${styleHash}'; form-action ${formAction}; base-uri 'none'; frame-ancestors 'none'`
}

export type Fragment = ReturnType<typeof html>

export interface ConsentDocument {
  readonly status: 200 | 400
  readonly language: string
  readonly title: string
  /** Says that nothing here is real. */
  readonly ribbon: string
  /** The invented bank's name, and the letter on its mark. */
  readonly bank: string
  readonly mark: string
  readonly body: Fragment
  /** Origin a form may lead to besides the bank; null: the page has no form. */
  readonly formTarget: string | null
}

/** A page of an invented bank: ribbon, mark, card, and headers as strict as a bank's. */
export async function consentDocument(page: ConsentDocument): Promise<Response> {
  const document = await html`<!doctype html>
    <html lang="${page.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title}</title>
        ${styleElement}
      </head>
      <body>
        <p class="ribbon">${page.ribbon}</p>
        <main>
          <header><span class="mark" aria-hidden="true">${page.mark}</span> ${page.bank}</header>
          ${page.body}
        </main>
      </body>
    </html>`
  return new Response(String(document), {
    status: page.status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(page.formTarget),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}
