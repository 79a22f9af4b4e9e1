import { describe, expect, test } from 'vitest'
import { fixture } from '../../../../tests/fixtures/sparebank1/fixture.ts'
import { AppError } from '../../../shared/errors.ts'
import { expectOk, problemsOf } from './envelope.ts'

function refusal(status: number, text: string): AppError {
  try {
    expectOk({ status, headers: {}, text }, 'GET /x')
  } catch (error) {
    if (error instanceof AppError) return error
  }
  throw new Error('it was let through')
}

describe('a refusal', () => {
  test.each([400, 403, 404, 406])(
    'with %d is the bank saying no, with its trace id for the support call',
    (status) => {
      expect(refusal(status, fixture('refusal-400'))).toMatchObject({
        code: 'bank-refused',
        bankTrace: '0f2b6a1c9d3e4f50',
        message: `GET /x: ${status} account.key.invalid`,
      })
    },
  )
  test('of the legacy generation has a code and no trace id', () => {
    expect(refusal(404, fixture('refusal-legacy'))).toMatchObject({
      code: 'bank-refused',
      bankTrace: undefined,
      message: 'GET /x: 404 ACCOUNT_NOT_FOUND',
    })
  })
  test.each([
    'Unauthorized',
    '',
    '<html>',
    '{"errors":"no"}',
    '{"errors":[]}',
    'null',
    '[1]',
    '{"errors":[null]}',
  ])('with the body %j is judged by its status alone', (text) => {
    expect(refusal(403, text)).toMatchObject({ code: 'bank-refused', message: 'GET /x: 403' })
    expect(refusal(401, text).code).toBe('needs-login')
    expect(refusal(503, text).code).toBe('bank-unreachable')
  })
  test('never brings free text into the log', () => {
    const text = JSON.stringify({ errors: [{ code: 'no money on 18130000017', traceId: 'Kari Nordmann' }] })
    expect(refusal(403, text)).toMatchObject({ message: 'GET /x: 403 UNNAMED_PROBLEM', bankTrace: undefined })
  })
})

test.each([200, 204, 299])('%d is an answer', (status) => {
  expect(() => expectOk({ status, headers: {}, text: '' }, 'GET /x')).not.toThrow()
})

test.each<[unknown, readonly string[]]>([
  [undefined, []],
  [null, []],
  [[], []],
  [['CREDIT_ACCOUNTS_FAILED', 'CREDIT_ACCOUNTS_FAILED'], ['CREDIT_ACCOUNTS_FAILED']],
  [[{ code: 'a.b', message: 'secret text' }], ['a.b']],
  [['a sentence about 18130000017', 18130000017, {}], ['UNNAMED_PROBLEM']],
  ['RECENT_TRANSACTIONS_FAILED', ['RECENT_TRANSACTIONS_FAILED']],
])('the errors field %j of a good answer means %j', (errors, codes) =>
  expect(problemsOf(errors)).toEqual(codes),
)
