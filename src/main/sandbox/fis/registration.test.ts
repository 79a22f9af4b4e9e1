import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock as clock } from '../clock.ts'
import { startFisSandbox, type FisSandbox } from './sandbox.ts'
import { login, refusalOf, seedParty } from './test-client.ts'

let fis: FisSandbox
beforeAll(async () => {
  fis = await startFisSandbox({ clock })
})
afterAll(() => fis.close())

describe('as the portal', () => {
  const pair = (bits: number) => generateKeyPairSync('rsa', { modulusLength: bits })
  const pemOf = (key: ReturnType<typeof pair>): string =>
    key.publicKey.export({ type: 'spki', format: 'pem' }).toString()

  test('a registered key of one’s own logs in, and the former does not any more', async () => {
    const made = pair(3072)
    const clientId = fis.newClient(pemOf(made).trimEnd())
    const privateKey = made.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const client = { clientId, privateKey, gln: fis.client.gln }
    expect((await login(fis, { sub: seedParty }, client)).status).toBe(200)
    fis.registerKey(clientId, pemOf(pair(2048)).trimEnd())
    expect(await refusalOf(login(fis, {}, client))).toBe('400 invalid_request')
  })

  test('a key in another form than FIS takes is refused', () => {
    const pem = pemOf(pair(2048)).trimEnd()
    const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const wrong = [
      `${pem}\n`,
      pem.replaceAll('\n', '\r\n'),
      pemOf(pair(4096)).trimEnd(),
      pair(2048).publicKey.export({ type: 'pkcs1', format: 'pem' }).toString().trimEnd(),
      elliptic.publicKey.export({ type: 'spki', format: 'pem' }).toString().trimEnd(),
      pem.replace('MIIB', 'MIIBAAAA'),
    ]
    for (const each of wrong) expect(() => fis.newClient(each), each.slice(0, 40)).toThrow(RangeError)
    expect(() => fis.registerKey('nobody', pem)).toThrow('no such client')
  })
})
