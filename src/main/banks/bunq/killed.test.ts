import { expect, test } from 'vitest'
import {
  callsOf,
  connect,
  emptyKept,
  ownClient,
  ownFiles,
  person,
  signal,
  startBank,
  type ConnectOptions,
  type TestBank,
} from './testing/connection.ts'

type Door = (bank: TestBank) => Promise<ConnectOptions>
const doors: Readonly<Record<string, Door>> = {
  key: () => Promise.resolve({}),
  oauth: ownClient,
  provider: () => ownFiles(),
}

/** Signs in with a process that is killed at its n-th save, before or after the save took effect, and starts again. Returns
 *  false when there was no n-th save. */
async function killAt(bank: TestBank, options: ConnectOptions, n: number, when: 'beforeSave' | 'afterSave') {
  const kept = emptyKept()
  const { promise: killed, reject: kill } = Promise.withResolvers<never>()
  kept[when] = (save) => {
    if (save < n) return undefined
    kill(new Error('killed'))
    return new Promise<void>(() => undefined) // nothing of this process happens any more
  }
  await using dying = await connect(bank, { ...options, kept })
  const ended = await Promise.race([dying.link.signIn(person()), killed]).then(
    () => 'signed in',
    () => 'killed',
  )
  const survivor = { ...emptyKept(), text: kept.text }
  await using next = await connect(bank, { ...options, kept: survivor })
  await next.link.test(signal).catch(async (error: unknown) => {
    expect(error).toMatchObject({ code: 'needs-login' })
    await next.link.signIn(person())
    await next.link.test(signal)
  })
  return ended === 'killed'
}

test.each(['key', 'oauth', 'provider'] as const)(
  'door %s: killed right after any step, the next start repeats no step',
  async (door) => {
    await using bank = await startBank()
    const options = await doors[door]?.(bank)
    for (let n = 1; ; n += 1) {
      bank.calls.clear()
      const wasKilled = await killAt(bank, options ?? {}, n, 'afterSave')
      expect(callsOf(bank, 'POST', '/v1/device-server'), `device, ${n}`).toBe(1)
      expect(callsOf(bank, 'POST', '/v1/installation'), `installation, ${n}`).toBe(1)
      expect(callsOf(bank, 'POST', '/v1/payment-service-provider-credential')).toBe(
        door === 'provider' ? 1 : 0,
      )
      if (!wasKilled) return expect(n).toBeGreaterThan(3)
    }
  },
  60_000,
)

test.each(['key', 'oauth', 'provider'] as const)(
  'door %s: killed between an answer and its save, a secret is still registered once an installation',
  async (door) => {
    await using bank = await startBank({ switches: { repeatedDevice: 'refused' } })
    const options = await doors[door]?.(bank)
    for (let n = 1; ; n += 1) {
      bank.calls.clear()
      const wasKilled = await killAt(bank, options ?? {}, n, 'beforeSave')
      expect(callsOf(bank, 'POST', '/v1/device-server'), `device, ${n}`).toBe(1)
      if (!wasKilled) return expect(n).toBeGreaterThan(3)
    }
  },
  60_000,
)

test('where the bank does not say whether a device arrived, opening a session decides', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank)
  bank.fail({ on: '/v1/device-server', kind: 'time-out' })
  const stop = new AbortController()
  const cancelled = connection.failure(connection.link.signIn({ ...person(), signal: stop.signal }))
  await expect.poll(() => callsOf(bank, 'POST', '/v1/device-server')).toBe(1)
  stop.abort()
  expect(await cancelled).toMatchObject({ code: 'consent-cancelled' })
  expect(connection.context()['device']).toBe('asked')
  bank.clearFaults()
  bank.fail({ on: '/v1/device-server', kind: 'unauthorized' }) // the list, with an installation token
  await connection.link.signIn(person())
  await connection.link.test(signal)
  expect(callsOf(bank, 'POST', '/v1/installation')).toBe(2) // the session was refused: it never arrived
})
