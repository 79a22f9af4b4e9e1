import { get } from 'node:http'
import { expect, test } from 'vitest'
import type { BankIdSandbox } from './sandbox.ts'
import { auth, base64, call, codeOf, sign, start, startWithClock, stateOf } from './test-client.ts'

const fetchPage = async (bankId: BankIdSandbox, path: string, language = 'en') => {
  const reply = await fetch(new URL(path, bankId.phoneUrl), { headers: { 'accept-language': language } })
  return { status: reply.status, url: reply.url, text: await reply.text(), headers: reply.headers }
}
const post = async (bankId: BankIdSandbox, path: string, form: Readonly<Record<string, string>>) => {
  const reply = await fetch(new URL(path, bankId.phoneUrl), {
    method: 'POST',
    body: new URLSearchParams(form),
  })
  return { status: reply.status, url: reply.url, text: await reply.text() }
}

test('the start address opens the order, shows what is signed, and a code approves it', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const order = await start(bankId, 'sign', { ...sign, userVisibleData: base64('Beløp: <b>1 250,00</b> kr') })
  const page = await fetchPage(bankId, `/start?autostarttoken=${order.autoStartToken}&redirect=null`)
  expect([page.status, page.url]).toEqual([200, `${bankId.phoneUrl}/orders/1`])
  expect(page.text).toContain('Beløp: &lt;b&gt;1 250,00&lt;/b&gt; kr')
  expect(page.text).not.toContain('<script')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await stateOf(bankId, order.orderRef)).toBe('pending/userSign')
  const done = await post(bankId, '/orders/1', { person: 'mikkel', code: '123456', decision: 'approve' })
  expect([done.status, done.text.includes('You can go back')]).toEqual([200, true])
  const { json } = await call(bankId, 'collect', { body: { orderRef: order.orderRef } })
  expect(json['completionData']).toMatchObject({ user: { name: 'Mikkel Solvang' } })
})

test('without six digits the page asks again and says why', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const order = await start(bankId)
  await fetchPage(bankId, `/start?autostarttoken=${order.autoStartToken}`)
  const again = await post(bankId, '/orders/1', { person: 'ingrid', code: '1234', decision: 'approve' })
  expect([again.status, again.text.includes('<p role="alert">Type six digits.</p>')]).toEqual([400, true])
  expect(again.text).toContain('name="code"')
  expect(await stateOf(bankId, order.orderRef)).toBe('pending/userSign')
})

test('the first page lists what waits, and scans it at a press', async () => {
  const { bankId, clock } = await startWithClock()
  await using _ = bankId
  expect((await fetchPage(bankId, '/')).text).toContain('Nothing asks for BankID just now.')
  const order = await start(bankId)
  clock.advance(4000)
  const home = await fetchPage(bankId, '/')
  expect(home.text).toContain('Oversikt · for 4 s')
  expect(home.text).toContain('Ingrid Solvang, 19930514-9800')
  const page = await post(bankId, '/scan', { order: '1' })
  expect(page.url).toBe(`${bankId.phoneUrl}/orders/1`)
  expect(await stateOf(bankId, order.orderRef)).toBe('pending/userSign')
  expect((await fetchPage(bankId, '/')).text).toContain('Nothing asks')
})

test('a pasted code is scanned as from a screen, and refused where it should be', async () => {
  const { bankId, clock } = await startWithClock()
  await using _ = bankId
  const order = await start(bankId)
  const code = codeOf(order, 0)
  const wrong = await post(bankId, '/scan', { text: code.replace(/.$/, (end) => (end === '0' ? '1' : '0')) })
  expect([wrong.status, wrong.text.includes('The code is not genuine.')]).toEqual([400, true])
  clock.advance(6000)
  expect((await post(bankId, '/scan', { text: code })).text).toContain('The code is of another moment.')
  expect((await post(bankId, '/scan', { text: ` ${codeOf(order, 6)}\n` })).url).toContain('/orders/1')
  expect(await stateOf(bankId, order.orderRef)).toBe('pending/userSign')
})

test('who cancels, and who is in no call, is told what the other side hears', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const order = await start(bankId, 'auth', { ...auth, returnUrl: 'https://rp.example/done' })
  await post(bankId, '/scan', { order: '1' })
  const declined = await post(bankId, '/orders/1', { decision: 'decline' })
  expect(declined.text).toContain('userCancel')
  expect(declined.text).toContain('<a href="https://rp.example/done">')
  expect(await stateOf(bankId, order.orderRef)).toBe('failed/userCancel')
  const { personalNumber } = bankId.users.mikkel
  const called = await start(bankId, 'phone/auth', { personalNumber, callInitiator: 'RP' })
  const asked = await post(bankId, '/scan', { order: '2' })
  expect(asked.text).toContain('Are you in a call with Oversikt?')
  await post(bankId, '/orders/2', { decision: 'not-in-call' })
  expect(await stateOf(bankId, called.orderRef)).toBe('failed/userDeclinedCall')
})

test('a call that is confirmed goes on to the approval, of the called person only', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const { personalNumber } = bankId.users.mikkel
  const order = await start(bankId, 'phone/auth', { personalNumber, callInitiator: 'RP' })
  await post(bankId, '/scan', { order: '1' })
  const page = await post(bankId, '/orders/1', { decision: 'proceed' })
  expect(page.text.match(/type="radio"/g)).toHaveLength(1)
  expect(page.text).toContain('Mikkel Solvang')
  await post(bankId, '/orders/1', { person: 'mikkel', code: '123456', decision: 'approve' })
  expect(await stateOf(bankId, order.orderRef)).toBe('complete')
})

test('an address to go back to is offered only where a browser goes', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  await start(bankId, 'auth', { ...auth, returnUrl: 'javascript:alert(1)' })
  await post(bankId, '/scan', { order: '1' })
  expect((await post(bankId, '/orders/1', { decision: 'decline' })).text).not.toContain('javascript:')
})

test('an order nobody knows, or that lapsed, is refused', async () => {
  const { bankId, clock } = await startWithClock()
  await using _ = bankId
  for (const path of ['/orders/7', '/start', '/start?autostarttoken=x']) {
    const page = await fetchPage(bankId, path)
    expect([page.status, page.text.includes('Nobody has asked for this.')]).toEqual([400, true])
  }
  expect((await post(bankId, '/orders/7', { decision: 'approve' })).status).toBe(400)
  const order = await start(bankId)
  clock.advance(30_000)
  const late = await fetchPage(bankId, `/start?autostarttoken=${order.autoStartToken}`)
  expect(late.text).toContain('Nobody waits for it any longer.')
})

test('the pages speak Norwegian, and the relying party’s certificate lies ready', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  expect((await fetchPage(bankId, '/', 'nb-NO')).text).toContain('En liksomtelefon')
  expect((await fetchPage(bankId, '/certificate.pem')).text).toBe(bankId.client.certificate)
  expect((await fetchPage(bankId, '/private-key.pem')).text).toBe(bankId.client.privateKey)
})

test('a page that points its own name at this machine reaches nothing', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>()
  const headers = { host: 'evil.example' }
  get(new URL('/private-key.pem', bankId.phoneUrl), { headers }, (reply) =>
    resolve(reply.resume().statusCode),
  ).once('error', reject)
  expect(await promise).toBe(421)
})
