import { expect, test } from 'vitest'
import { keyringHome } from './testing/session.ts'

const everything = ['load', 'save', 'saveTokens', 'remove', 'loadStoreKey', 'createStoreKey'] as const
const all = (code: string) => everything.map((deed) => [deed, code])
const secrets = { credentials: { clientId: 'client', clientSecret: 'c4n4ry-secret' }, tokens: null }

const startsSessions = { timeout: 120_000 } // each a bus, a daemon and a program

// The Secret Service is Linux's; elsewhere the keychain cannot be locked or taken away by a test.
if (process.platform === 'linux') {
  test(
    'a locked keyring is said to be locked, never taken for an empty one, and nothing in it is lost',
    startsSessions,
    () => {
      using home = keyringHome()
      const firstDay = home.ask('unlocked', 'loadStoreKey', 'createStoreKey', 'load', 'save')
      expect(firstDay).toEqual([
        ['loadStoreKey', null],
        ['createStoreKey', 32],
        ['load', null],
        ['save', null],
      ])
      expect(home.ask('locked', ...everything)).toEqual(all('vault-locked'))
      const nextDay = home.ask(
        'unlocked',
        'load',
        'loadStoreKey',
        'createStoreKey',
        'saveTokens',
        'remove',
        'load',
      )
      expect(nextDay).toEqual([
        ['load', secrets],
        ['loadStoreKey', 32],
        ['createStoreKey', 'internal'], // there is one already
        ['saveTokens', null],
        ['remove', null],
        ['load', null],
      ])
    },
  )

  test('a keyring that was never made, and is not made now, counts as locked', startsSessions, () => {
    using home = keyringHome()
    expect(home.ask('locked', ...everything)).toEqual(all('vault-locked'))
  })

  test('without a secret service, or without a bus, the vault is unavailable', startsSessions, () => {
    using home = keyringHome()
    expect(home.ask('no-service', ...everything)).toEqual(all('vault-unavailable'))
    expect(home.ask('no-bus', ...everything)).toEqual(all('vault-unavailable'))
  })
}
