import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { isAppError } from '../../shared/errors.ts'
import { readOptionalObject } from './secrets.ts'

const wanted = '{"passphrase":"…"}'

function piped(text: string) {
  const input = new PassThrough()
  input.end(text)
  return readOptionalObject(input as unknown as NodeJS.ReadStream, wanted) // as much of one as is read
}

test.each(['c4n4ry', '"c4n4ry"', '1234', '["c4n4ry"]'])(
  'a bare passphrase in place of the object is refused with the field it goes into, and not repeated: %s',
  async (text) => {
    const error: unknown = await piped(text).catch((thrown: unknown) => thrown)
    if (!isAppError(error, 'invalid-input')) throw error
    expect(error.message).toBe(`standard input is not a JSON object: ${wanted} is wanted`)
  },
)

test('the object is taken, and no input is an empty one', async () => {
  expect(await piped('{"passphrase":"c4n4ry"}')).toEqual({ passphrase: 'c4n4ry' })
  expect(await piped('\n')).toEqual({})
})
