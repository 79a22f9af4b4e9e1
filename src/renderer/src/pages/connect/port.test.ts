import { expect, test } from 'vitest'
import { isUsablePort } from './port.ts'

test('ports a person may listen on are taken, and nothing else is', () => {
  for (const text of ['1024', '8765', '65535']) expect([text, isUsablePort(text)]).toEqual([text, true])
  for (const text of ['', '80', '1023', '65536', '87.65', '-8765', ' 8765', '8e3', '0x2000', 'abc']) {
    expect([text, isUsablePort(text)]).toEqual([text, false])
  }
})
