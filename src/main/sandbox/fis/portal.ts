import { Hono, type Context } from 'hono'
import { html } from 'hono/html'
import { consentDocument, type Fragment } from '../consent-document.ts'
import { consentLanguage } from '../consent-language.ts'
import { portalTexts, type PortalTexts } from './portal-texts.ts'
import { seed } from './rows/actors.ts'
import type { Env, World } from './world.ts'

const textsOf = (c: Context<Env>): PortalTexts =>
  portalTexts[consentLanguage(c.req.header('accept-language'))]

function page(c: Context<Env>, { url }: World, status: 200 | 400, body: Fragment): Promise<Response> {
  const language = consentLanguage(c.req.header('accept-language'))
  const { title, invented } = portalTexts[language]
  return consentDocument({
    status,
    language,
    title,
    ribbon: invented,
    bank: 'Sandkasse-FIS',
    mark: 'F',
    body,
    formTarget: url(),
  })
}

function form(c: Context<Env>, world: World, refused: string | null): Promise<Response> {
  const texts = textsOf(c)
  const body = html`<h1>${texts.title}</h1>
    <p>${texts.intro}</p>
    ${refused === null ? '' : html`<p role="alert">${texts.refused}</p>`}
    <form method="post" action="/portal">
      <label class="bank" for="key">${texts.key}</label>
      <textarea id="key" name="public_key" rows="7" spellcheck="false" required aria-describedby="form">
${refused ?? ''}</textarea>
      <small id="form">${texts.form}</small>
      <div class="buttons"><button>${texts.register}</button></div>
    </form>`
  return page(c, world, refused === null ? 200 : 400, body)
} // prettier-ignore

/** The page keeps its address to itself, and so its form's `Origin` is `null`: a browser tells by another header who sends it. */
function isFromElsewhere(c: Context<Env>, { url }: World): boolean {
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  return site === undefined ? origin !== undefined && origin !== url() : site !== 'same-origin'
}

async function register(c: Context<Env>, world: World): Promise<Response> {
  if (isFromElsewhere(c, world)) return new Response(null, { status: 403 })
  // A browser sends a text area's line ends as CRLF, which no key has.
  const pem = (new URLSearchParams(await c.req.text()).get('public_key') ?? '').replaceAll('\r\n', '\n')
  let clientId: string
  try {
    clientId = world.credentials.newClient(pem)
  } catch (error) {
    if (error instanceof RangeError) return form(c, world, pem)
    throw error
  }
  const texts = textsOf(c)
  const body = html`<h1>${texts.doneTitle}</h1>
    <p>${texts.done}</p>
    <dl>
      <dt>${texts.clientId}</dt>
      <dd>${clientId}</dd>
      <dt>${texts.party}</dt>
      <dd>${seed.gln}</dd>
    </dl>
    <p class="quiet"><a href="/portal">${texts.again}</a></p>`
  return page(c, world, 200, body)
}

/** The page of the portal that somebody of Testkraft AS would add a program's public key on (fact sheet 1.1), and the
 *  private key of the client there is from the start. */
export function portalRoutes(world: World, privateKey: string): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/', (c) => form(c, world, null))
  app.get(
    '/private-key.pem',
    () =>
      new Response(privateKey, {
        headers: { 'content-type': 'application/x-pem-file', 'cache-control': 'no-store' },
      }),
  )
  app.post('/', (c) => register(c, world))
  return app
}
