import { expect, test } from 'vitest'
import { isAppError } from '../../shared/errors.ts'
import { fromBase64, fromUtf8, fromWrappedBase64 } from './base64.ts'

test('bytes have one text, and it is read', () => {
  expect(fromBase64('aGVp').toString()).toBe('hei')
  expect(fromWrappedBase64('aG\r\n\tVp ').toString()).toBe('hei')
})

test.each(['', 'aGVp\n', 'aGV', 'aGV=p', 'aGVpaA=', 'aGVpaB==', 'aG-_', 'aGVp====', '!'])(
  'another text for the same bytes, or for none, is none: %j',
  (text) => {
    expect(() => fromBase64(text)).toThrow(expect.toSatisfy((error) => isAppError(error, 'file-unreadable')))
  },
)

test('a text that is no UTF-8 is none, and a mark of order is a letter like others', () => {
  expect(() => fromUtf8(Buffer.from([0xc3, 0x28]))).toThrow('no UTF-8')
  expect(fromUtf8(Buffer.from('\ufeffa'))).toBe('\ufeffa')
})
