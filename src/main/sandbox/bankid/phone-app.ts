import { Hono } from 'hono'
import type { Context } from 'hono'
import { consentLanguage } from '../consent-language.ts'
import { isOwnHost } from '../loopback.ts'
import type { Order } from './orders.ts'
import { bankIdPeople, type BankIdPerson } from './people.ts'
import { homePage, type WaitingOrder } from './phone-home.ts'
import { screenPage } from './phone-page.ts'
import type { Reader } from './phone-document.ts'
import type { PhoneActions } from './phone.ts'
import { personBy, shownOrder, type PhoneRefusal, type PhoneScreen } from './phone-screen.ts'
import { ageInSeconds, qrText } from './qr.ts'
import type { ClientIdentity } from './tls-keys.ts'
import type { World } from './world.ts'

function readerOf(c: Context): Reader {
  return {
    language: consentLanguage(c.req.header('accept-language')),
    origin: new URL(c.req.url).origin,
  }
}

const formOf = async (c: Context): Promise<URLSearchParams> => new URLSearchParams(await c.req.text())

function personIn(form: URLSearchParams): BankIdPerson {
  const ref = form.get('person')
  return Object.values(bankIdPeople).find((person) => person.ref === ref) ?? bankIdPeople.ingrid
}

function waitingOrders({ orders, clock }: World): readonly WaitingOrder[] {
  return orders.all().flatMap((order) => {
    if (orders.settled(order).state.phase !== 'waiting') return []
    const shown = shownOrder(order)
    return [{ order: shown, ageS: ageInSeconds(order, clock.now()), isByTelephone: order.tokens === null }]
  })
}

/** Holds the phone to the screen on which this order's code stands, or takes its call. */
function pickUp(order: Order, { clock }: World, actions: PhoneActions): Order | PhoneRefusal {
  if (order.tokens !== null) return actions.scan(qrText(order.tokens, ageInSeconds(order, clock.now())))
  return actions.answer(personBy(order.request.personalNumber) ?? bankIdPeople.ingrid)
}

function decide(order: Order, form: URLSearchParams, actions: PhoneActions): PhoneScreen {
  switch (form.get('decision')) {
    case 'approve':
      return actions.approve(order, personIn(form), { code: form.get('code') ?? '' })
    case 'proceed':
      return actions.proceed(order)
    case 'not-in-call':
      return actions.fail(order, 'userDeclinedCall')
    case 'decline':
      return actions.fail(order, 'userCancel')
    default:
      return actions.screen(order)
  }
}

/** The pages of the pretend phone: no script, by keyboard, and each answer is a page of its own. */
export function createPhoneApp(world: World, actions: PhoneActions, client: ClientIdentity): Hono {
  const { orders } = world
  const byNumber = (text: string | null | undefined): Order | undefined =>
    orders.all().find(({ number }) => String(number) === text)
  const refused = (c: Context, reason: PhoneRefusal) =>
    screenPage(readerOf(c), { shows: 'refusal', reason })
  const goTo = async (c: Context, found: Order | PhoneRefusal): Promise<Response> =>
    typeof found === 'string' ? refused(c, found) : c.redirect(`/orders/${found.number}`, 303)
  const pem = (text: string): Response =>
    new Response(text, { headers: { 'content-type': 'application/x-pem-file', 'cache-control': 'no-store' } })

  return new Hono()
    .use(isOwnHost)
    .get('/', (c) => homePage(readerOf(c), waitingOrders(world)))
    .get('/start', (c) => goTo(c, actions.open(c.req.query('autostarttoken') ?? '')))
    .post('/scan', async (c) => {
      const form = await formOf(c)
      const order = byNumber(form.get('order'))
      return goTo(c, order === undefined ? actions.scan((form.get('text') ?? '').trim()) : pickUp(order, world, actions))
    })
    .get('/orders/:number', (c) => {
      const order = byNumber(c.req.param('number'))
      return order === undefined ? refused(c, 'unknown-code') : screenPage(readerOf(c), actions.screen(order))
    })
    .post('/orders/:number', async (c) => {
      const order = byNumber(c.req.param('number'))
      if (order === undefined) return refused(c, 'unknown-code')
      const screen = decide(order, await formOf(c), actions)
      const complaint = screen.shows === 'refusal' ? screen.reason : null
      return screenPage(readerOf(c), complaint === null ? screen : actions.screen(order), complaint)
    })
    .get('/certificate.pem', () => pem(client.certificate))
    .get('/private-key.pem', () => pem(client.privateKey))
} // prettier-ignore
