import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { createHttp } from '../../http/client.ts'
import { recordingLog, serve, testClock } from '../../http/testing/server.ts'
import { movableClock } from '../../sandbox/clock.ts'
import { startFisSandbox } from '../../sandbox/fis/sandbox.ts'
import { lookUpUnits, type LookupInput } from './lookup.ts'
import { asServiceProvider, linked, signal } from './testing/link.ts'

const accountingPoint = '133700000009990010'
const controllableUnit = '4e8115ce-9b71-480e-9c18-c547a00cad41'

/** What was sent for a question; null: nothing. `code`: how it was refused. */
async function ask(input: LookupInput) {
  let sent: string | null = null
  await using server = await serve((request, response) => {
    void text(request).then((body) => {
      sent = `${request.method} ${request.url} ${request.headers['content-type']} ${body}`
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"controllable_units":[]}')
    })
  })
  const http = createHttp({ clock: testClock(), log: recordingLog(), userAgent: 'test', allowLoopbackHttp: true }) // prettier-ignore
  const tokens = { accessToken: () => Promise.resolve('t'), replaceToken: () => Promise.resolve('t') }
  const deps = { http, apiUrl: `${server.url}/api/v1`, apiVersion: '2026-06-08' }
  try {
    await lookUpUnits(deps, tokens, input, signal)
    return { sent, code: null }
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

test('the invented FIS tells a right question, a wrong person and an unknown point apart', async () => {
  const clock = movableClock('2026-11-21T11:00:00Z')
  await using bank = await startFisSandbox({ clock })
  const settings = { actAs: asServiceProvider }
  await using one = linked({ endpoints: bank.endpoints, client: bank.client, settings, clock })
  const look = (input: LookupInput) => one.link.lookupControllableUnits(input, signal)
  expect(await look({ endUser: '150190', accountingPoint })).toMatchObject({
    accounting_point: { id: 100351, business_id: accountingPoint },
    controllable_units: [{ id: 3011, business_id: controllableUnit }],
  })
  expect(await look({ endUser: '150190', controllableUnit })).toMatchObject({ end_user: { id: 2211 } })
  await expect(look({ endUser: '160190', accountingPoint })).rejects.toMatchObject({ code: 'bank-refused' })
  await expect(look({ endUser: '150190', accountingPoint: '133700000009999990' })).rejects.toMatchObject({
    code: 'not-found',
  })
})
