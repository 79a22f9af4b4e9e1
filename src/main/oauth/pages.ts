import { randomBytes } from 'node:crypto'
import type { Language } from '../../shared/language.ts'

/** What the person reads in the browser when they come back from the bank. */
export type PageKind = 'answered' | 'denied' | 'failed' | 'mismatch' | 'used' | 'late'

interface Text {
  readonly title: string
  readonly body: string
}

const english: Readonly<Record<PageKind, Text>> = {
  answered: {
    title: 'Back from the bank',
    body: 'Your bank has answered, and Oversikt carries on from here. You can close this tab.',
  },
  denied: {
    title: 'Nothing was connected',
    body: 'The bank says that access was not given, so Oversikt got nothing. You can try again in Oversikt at any time.',
  },
  failed: {
    title: 'The bank could not finish',
    body: 'It sent you back without an answer that Oversikt can use. Nothing was connected. Please try again in Oversikt.',
  },
  mismatch: {
    title: 'Not the sign-in we wait for',
    body: 'This answer belongs to another sign-in, perhaps in an older tab. It was not used. Please start again in Oversikt.',
  },
  used: {
    title: 'Already taken care of',
    body: 'Oversikt has this answer from your bank. You can close this tab.',
  },
  late: {
    title: 'Too late',
    body: 'Oversikt had stopped waiting for your bank. Nothing was connected. Please start again in Oversikt.',
  },
}

const norwegian: Readonly<Record<PageKind, Text>> = {
  answered: {
    title: 'Tilbake fra banken',
    body: 'Banken har svart, og Oversikt tar det videre herfra. Du kan lukke denne fanen.',
  },
  denied: {
    title: 'Ingenting ble koblet til',
    body: 'Banken sier at tilgang ikke ble gitt, så Oversikt fikk ingenting. Du kan prøve på nytt i Oversikt når du vil.',
  },
  failed: {
    title: 'Banken kom ikke i mål',
    body: 'Den sendte deg tilbake uten et svar Oversikt kan bruke. Ingenting ble koblet til. Prøv på nytt i Oversikt.',
  },
  mismatch: {
    title: 'Ikke innloggingen vi venter på',
    body: 'Dette svaret hører til en annen innlogging, kanskje i en eldre fane. Det ble ikke brukt. Start på nytt i Oversikt.',
  },
  used: {
    title: 'Allerede tatt hånd om',
    body: 'Oversikt har fått dette svaret fra banken. Du kan lukke denne fanen.',
  },
  late: {
    title: 'For sent',
    body: 'Oversikt hadde sluttet å vente på banken. Ingenting ble koblet til. Start på nytt i Oversikt.',
  },
}

const texts: Readonly<Record<Language, Readonly<Record<PageKind, Text>>>> = { en: english, nb: norwegian }

const marks = {
  good: '<path d="M21 33.5 29 41.5 44 25"/>',
  bad: '<path d="M24 24 40 40M40 24 24 40"/>',
  wait: '<path d="M32 20v13l8 6"/>',
} as const

const looks: Readonly<Record<PageKind, { status: number; mark: keyof typeof marks }>> = {
  answered: { status: 200, mark: 'good' },
  denied: { status: 200, mark: 'bad' },
  failed: { status: 200, mark: 'bad' },
  mismatch: { status: 400, mark: 'bad' },
  used: { status: 409, mark: 'good' },
  late: { status: 410, mark: 'wait' },
}

const style = `
:root { color-scheme: light dark; --page: #f3f5f7; --card: #fff; --ink: #16202b; --soft: #55616e; --line: #e1e6eb;
  --good: #0a7d5a; --bad: #b3412e; --wait: #8a6100 }
@media (prefers-color-scheme: dark) { :root { --page: #10161d; --card: #18212b; --ink: #e9eef3; --soft: #a3b0bd;
  --line: #2a3642; --good: #4cc79c; --bad: #f08a76; --wait: #e0b04f } }
* { box-sizing: border-box; margin: 0 }
body { min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--page); color: var(--ink);
  font: 1rem/1.6 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif }
main { width: 100%; max-width: 27rem; padding: 2.5rem 2.25rem 1.75rem; background: var(--card); text-align: center;
  border: 1px solid var(--line); border-radius: 1rem; box-shadow: 0 1px 2px rgb(0 0 0 / 6%), 0 12px 32px rgb(0 0 0 / 8%) }
svg { width: 4rem; height: 4rem; fill: none; stroke: currentcolor; stroke-width: 3.5; stroke-linecap: round;
  stroke-linejoin: round }
circle { opacity: .25 }
.good { color: var(--good) } .bad { color: var(--bad) } .wait { color: var(--wait) }
h1 { margin: 1.25rem 0 .5rem; font-size: 1.375rem; line-height: 1.3; letter-spacing: -.01em; text-wrap: balance }
p { color: var(--soft); text-wrap: pretty }
footer { margin-top: 2rem; padding-top: 1.25rem; border-top: 1px solid var(--line); color: var(--soft);
  font-size: .8125rem; font-weight: 600; letter-spacing: .02em }`

export interface Page {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly html: string
}

/** A whole page out of our own words: nothing of the request is in it, so there is nothing to inject. */
export function callbackPage(kind: PageKind, language: Language): Page {
  const nonce = randomBytes(16).toString('base64')
  const { title, body } = texts[language][kind]
  const { status, mark } = looks[kind]
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Oversikt</title>
<style nonce="${nonce}">${style}
</style>
</head>
<body>
<main>
<svg class="${mark}" viewBox="0 0 64 64" aria-hidden="true"><circle cx="32" cy="32" r="29"/>${marks[mark]}</svg>
<h1>${title}</h1>
<p>${body}</p>
<footer>Oversikt</footer>
</main>
</body>
</html>
`
  return { status, headers: pageHeaders(nonce), html }
}

function pageHeaders(nonce: string): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  }
}
