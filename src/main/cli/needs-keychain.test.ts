import { describe, expect, test } from 'vitest'
import { needsKeychain } from './needs-keychain.ts'

describe('a keychain is needed', () => {
  test.each([['accounts'], ['sync', 'bunq', '--json'], ['copies'], ['flex', 'whoami', '--password-stdin']])(
    'to read the profile: %s %s %s',
    (...argv) => expect(needsKeychain(argv)).toBe(true),
  )

  test.each([['verify', 'x'], ['help'], ['accounts', '-h'], [], ['accounts', '--bogus'], ['frobnicate']])(
    'for nothing else: %s %s',
    (...argv) => expect(needsKeychain(argv)).toBe(false),
  )
})
