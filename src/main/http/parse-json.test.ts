import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseJson } from './parse-json.ts'
import { everythingIn } from './testing/server.ts'

const schema = z.object({ accounts: z.array(z.object({ key: z.string(), balance: z.number() })) })
const reply = (text: string) => ({ status: 200, headers: {}, text })

function failure(text: string, by: z.ZodType = schema): unknown {
  try {
    parseJson(reply(text), by, 'GET /accounts')
  } catch (error) {
    return error
  }
  throw new Error('it was accepted')
}

test('a reply of the right shape becomes data, without the fields nobody named', () => {
  const text = '{"accounts":[{"key":"a","balance":1.5,"new":true}],"more":1}'
  expect(parseJson(reply(text), schema, 'GET /accounts')).toEqual({ accounts: [{ key: 'a', balance: 1.5 }] })
})

test.each([
  ['<!doctype html><p>Maintenance', 'a web page'],
  ['{"accounts":[{"key":"a","bal', 'cut-off or broken JSON'],
  ['Unauthorized', 'other text'],
  ['', 'nothing'],
])('%s is an unexpected response, called by what it is', (text, words) => {
  expect(failure(text)).toMatchObject({
    code: 'unexpected-response',
    message: `GET /accounts: ${words} where JSON was expected`,
  })
})

test('a wrong shape is named by its path', () => {
  expect(failure('{"accounts":[{"key":"a","balance":"12"}]}')).toMatchObject({
    code: 'unexpected-response',
    message: 'GET /accounts: accounts.0.balance invalid_type',
  })
  expect(failure('[]')).toMatchObject({ message: 'GET /accounts: (root) invalid_type' })
})

test('no value of the reply is in the error, not even one that serves as a key', () => {
  const canary = '18130000017'
  const map = z.record(z.string(), z.object({ owner: z.literal('me') }))
  for (const error of [
    failure(`{"accounts":[{"key":"a","balance":"${canary}"}]}`),
    failure(`{"${canary}":{"owner":"${canary}"}}`, map),
    failure(`{"owner":"${canary}`),
  ]) {
    expect(everythingIn(error)).not.toContain(canary)
  }
})
