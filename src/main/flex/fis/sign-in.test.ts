import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { isAppError } from '../../../shared/errors.ts'
import type { FisSettings } from '../../../shared/fis.ts'
import { movableClock } from '../../sandbox/clock.ts'
import { startFisSandbox } from '../../sandbox/fis/sandbox.ts'
import { asServiceProvider, hooks, linked, signal } from './testing/link.ts'

/** Signing in at the invented FIS, which verifies for real. */
async function signInAt(change: {
  readonly settings?: Partial<FisSettings>
  readonly clockSkewS?: number
  readonly seedMode?: boolean
  readonly client?: 'other key' | 'unknown'
}): Promise<string> {
  const now = movableClock('2026-11-21T11:00:00Z')
  const { clockSkewS = 0, seedMode = false } = change
  await using bank = await startFisSandbox({ clock: now, switches: { clockSkewS, seedMode } })
  const client = {
    clientId: change.client === 'unknown' ? randomUUID() : bank.client.clientId,
    privateKey: change.client === 'other key' ? bank.otherClient.privateKey : bank.client.privateKey,
  }
  const settings = { actAs: asServiceProvider, ...change.settings }
  await using one = linked({ endpoints: bank.endpoints, client, settings, clock: now })
  try {
    await one.link.signIn(hooks)
    return (await one.link.identity(signal)).role
  } catch (error) {
    return isAppError(error) ? error.code : String(error)
  }
}

const foreignParty = { ...asServiceProvider, id: '1337000016120' } as const

test.each([
  ['in', {}, 'flex_service_provider'],
  ['in as the entity', { settings: { actAs: { kind: 'entity' } } }, 'flex_entity'],
  ['in where its clock is nine seconds ahead', { clockSkewS: 9 }, 'flex_service_provider'],
  ['in where its clock is nine seconds behind', { clockSkewS: -9 }, 'flex_service_provider'],
  ['out where its clock is eleven seconds ahead', { clockSkewS: 11 }, 'clock-wrong'],
  ['out where its clock is a quarter of an hour behind', { clockSkewS: -900 }, 'clock-wrong'],
  ['out with the key of another client', { client: 'other key' }, 'key-refused'],
  ['out as a client nobody made', { client: 'unknown' }, 'client-rejected'],
  ['out as a party that is not there', { settings: { actAs: foreignParty } }, 'party-refused'],
  ['out with an audience without its slash', { settings: { audience: 'bare' } }, 'bank-refused'],
  ['out with the short form of a party', { settings: { subForm: 'short' } }, 'bank-refused'],
  ['out by form before by clock', { settings: { subForm: 'short' }, clockSkewS: 900 }, 'bank-refused'],
  ['in by the short form as it was before May 2026', { settings: { subForm: 'short', audience: 'bare' }, seedMode: true }, 'flex_service_provider'],
] as const)('the invented FIS lets one %s', async (_what, change, outcome) => {
  expect(await signInAt(change)).toBe(outcome)
}) // prettier-ignore
