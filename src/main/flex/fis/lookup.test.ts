import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import type { UnitQuestion } from '../../../shared/flex-lookup.ts'
import { createHttp } from '../../http/client.ts'
import { recordingLog, serve, testClock } from '../../http/testing/server.ts'
import { movableClock } from '../../sandbox/clock.ts'
import { newKeyPair } from '../../sandbox/fis/credentials.ts'
import { startFisSandbox } from '../../sandbox/fis/sandbox.ts'
import { lookUpUnits } from './lookup.ts'
import { asServiceProvider, linked, signal } from './testing/link.ts'

const accountingPoint = '133700000009990010'
const controllableUnit = '4e8115ce-9b71-480e-9c18-c547a00cad41'

const nothing = { accounting_point: { id: 1, business_id: accountingPoint }, end_user: { id: 2 }, controllable_units: [] } // prettier-ignore

/** What was sent for a question; null: nothing. `code`: how it was refused. */
async function ask(input: UnitQuestion, status = 200, answer = JSON.stringify(nothing)) {
  let sent: string | null = null
  await using server = await serve((request, response) => {
    void text(request).then((body) => {
      sent = `${request.method} ${request.url} ${request.headers['content-type']} ${body}`
      response.writeHead(status, { 'content-type': 'application/json' }).end(answer)
    })
  })
  const http = createHttp({ clock: testClock(), log: recordingLog(), userAgent: 'test', allowLoopbackHttp: true }) // prettier-ignore
  const tokens = { accessToken: () => Promise.resolve('t'), replaceToken: () => Promise.resolve('t') }
  const deps = { http, apiUrl: `${server.url}/api/v1`, apiVersion: '2026-06-08' }
  try {
    const found = await lookUpUnits(deps, tokens, input, signal)
    return { sent, code: null, found }
  } catch (error) {
    return { sent, code: (error as { readonly code?: unknown }).code }
  } finally {
    await http.close()
  }
}

test('a lookup sends what the fact sheet’s example sends', async () => {
  expect((await ask({ endUser: '150190', accountingPoint })).sent).toBe(
    'POST /api/v1/controllable_unit/lookup application/json {"end_user":"150190","accounting_point":"133700000009990010"}',
  )
  expect((await ask({ endUser: '123456789', controllableUnit })).sent).toContain(
    `{"end_user":"123456789","controllable_unit":"${controllableUnit}"}`,
  )
})

test.each(['290200', '311299', '010100'])('%s is a birth date', async (endUser) => {
  expect((await ask({ endUser, accountingPoint })).code).toBeNull()
})

test.each(['', '15019', '320190', '001190', '310490', '300290', '150090', '151390', '1501901', '15019a', '12345678'])(
  '%j is no end user, and nothing is sent',
  async (endUser) => {
    expect(await ask({ endUser, accountingPoint })).toEqual({ sent: null, code: 'invalid-input' })
  },
) // prettier-ignore

test.each(['133700000009990011', '033700000009990010', '13370000000999001', '133700000009990001', '13370000000999001x'])(
  '%s is no metering point, and nothing is sent',
  async (point) => {
    expect(await ask({ endUser: '150190', accountingPoint: point })).toEqual({ sent: null, code: 'invalid-input' })
  },
) // prettier-ignore

test.each(['', 'x', '4e8115ce-9b71-180e-9c18-c547a00cad41', `${controllableUnit}0`])(
  '%j is no unit, and nothing is sent',
  async (unit) => {
    expect(await ask({ endUser: '150190', controllableUnit: unit })).toEqual({
      sent: null,
      code: 'invalid-input',
    })
  },
)

test.each([
  [404, { code: 'HTTP404', message: 'no such point' }, 'unknown'],
  [403, { code: 'HTTP403', message: 'the end user does not match' }, 'refused'],
])('a %i of the lookup is an answer: %j', async (status, body, outcome) => {
  const { found } = await ask({ endUser: '150190', accountingPoint }, status, JSON.stringify(body))
  expect(found).toEqual({ outcome })
})

test.each([
  [404, '<html>', 'not-found'],
  [403, '', 'bank-refused'],
  [403, '{"code":"HTTP403","message":"Forbidden","details":"insufficient scope"}', 'scope-missing'],
  [403, '{"code":"42501","message":"permission denied"}', 'role-missing'],
  [400, '{"code":"HTTP400","message":"Bad Request"}', 'bank-refused'],
  [200, '<!doctype html>', 'unexpected-response'],
  [200, '{"controllable_units":[]}', 'unexpected-response'],
])('a %i with %j is none, and is told as what it is', async (status, answer, code) => {
  expect((await ask({ endUser: '150190', accountingPoint }, status, answer)).code).toBe(code)
})

test('ids keep every digit, and a unit without devices has none', async () => {
  const unit = '{"id":9223372036854775807,"business_id":"u","name":"n","technical_resources":null}'
  const answer = `{"accounting_point":{"id":9007199254740993,"business_id":"p"},"end_user":{"id":1},"controllable_units":[${unit}]}`
  const { found } = await ask({ endUser: '150190', accountingPoint }, 200, answer)
  expect(found).toEqual({
    outcome: 'found',
    accountingPoint: { id: '9007199254740993', name: 'p' },
    endUserId: '1',
    units: [{ id: '9223372036854775807', name: 'n', businessId: 'u', devices: [] }],
  })
})

test('the invented FIS tells a right question, a wrong person and an unknown point apart', async () => {
  const clock = movableClock('2026-11-21T11:00:00Z')
  await using bank = await startFisSandbox({ clock })
  const settings = { actAs: asServiceProvider }
  await using one = linked({ endpoints: bank.endpoints, client: bank.client, settings, clock })
  const look = (question: UnitQuestion) => one.link.lookUpUnits(question, signal)
  expect(await look({ endUser: '150190', accountingPoint })).toEqual({
    outcome: 'found',
    accountingPoint: { id: '100351', name: accountingPoint },
    endUserId: '2211',
    units: [
      {
        id: '3011',
        name: 'Elbillader garasje',
        businessId: controllableUnit,
        devices: [{ id: '5120', name: 'Lader 1' }],
      },
    ],
  })
  expect(await look({ endUser: '150190', controllableUnit })).toMatchObject({ endUserId: '2211' })
  expect(await look({ endUser: '160190', accountingPoint })).toEqual({ outcome: 'refused' })
  expect(await look({ endUser: '150190', accountingPoint: '133700000009999990' })).toEqual({
    outcome: 'unknown',
  })
})

test('a token without the scope for it is told apart from a wrong person', async () => {
  const clock = movableClock('2026-11-21T11:00:00Z')
  await using bank = await startFisSandbox({ clock })
  const { privateKey, publicKey } = await newKeyPair()
  const clientId = bank.newClient(publicKey, { scopes: ['read:data'] })
  const client = { clientId, privateKey }
  await using one = linked({
    endpoints: bank.endpoints,
    client,
    settings: { actAs: asServiceProvider },
    clock,
  })
  const question = { endUser: '150190', accountingPoint }
  await expect(one.link.lookUpUnits(question, signal)).rejects.toMatchObject({ code: 'scope-missing' })
})
