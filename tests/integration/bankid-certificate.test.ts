import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { systemClock } from '../../src/main/clock.ts'
import { newAuthority } from '../../src/main/http/testing/authority.ts'
import { pkcs12 } from '../../src/main/http/testing/pkcs12.ts'
import { startBankIdSandbox } from '../../src/main/sandbox/bankid/sandbox.ts'
import { createMemoryKeychain } from '../../src/main/vault/memory-keychain.ts'
import { startApp } from './app.ts'

const settings = { environment: 'test', endUserIp: null } as const

test('a certificate that cannot be used is told apart, and nothing of it is kept', async () => {
  const memory = createMemoryKeychain()
  let written = 0
  const setPassword: typeof memory.setPassword = (...entry) => ((written += 1), memory.setPassword(...entry))
  await using app = await startApp({ clock: systemClock, keychain: { ...memory, setPassword } })
  const atStart = written
  const authority = newAuthority('RP root')
  const { cert, key } = authority.issue('rp')
  const old = authority.issue('rp', { days: [-9, -1] })
  const early = authority.issue('rp', { days: [1, 9] })
  const file = pkcs12({ key, certs: [cert] }, 'qwerty123').toString('base64')
  const create = (credentials: Parameters<typeof given>[0]) =>
    app.handlers['connection:create'](given(credentials))
  const pem = (rpCertificate: string, rpPrivateKey: string) => ({
    rpCertificate,
    rpPrivateKey,
    passphrase: null,
  })
  for (const [credentials, code] of [
    [pem('hello', key), 'certificate-unreadable'],
    [pem(cert, old.key), 'certificate-other-key'],
    [pem(old.cert, old.key), 'certificate-expired'],
    [pem(early.cert, early.key), 'certificate-expired'],
    [{ pkcs12: file, passphrase: 'qwerty124' }, 'certificate-passphrase'],
  ] as const)
    await expect(create(credentials)).rejects.toMatchObject({ code })
  expect(await app.handlers['connections:list'](undefined)).toEqual([])
  expect(written).toBe(atStart)
  const { connectionId } = await create({ pkcs12: file, passphrase: 'qwerty123' })
  const whenKept = written
  expect(whenKept).toBeGreaterThan(atStart)
  const configured = app.handlers['connection:configure']({
    connectionId,
    credentials: pem(old.cert, old.key),
  })
  await expect(configured).rejects.toMatchObject({ code: 'certificate-expired' })
  expect(written).toBe(whenKept)
  expect(app.log.recent().join('\n')).not.toContain('qwerty')
})

function given(
  credentials:
    | { readonly rpCertificate: string; readonly rpPrivateKey: string; readonly passphrase: null }
    | { readonly pkcs12: string; readonly passphrase: string },
) {
  return { system: 'bankid', settings, credentials } as const
}

test('the end of the certificate is the end of the connection, from the sign-in on', async () => {
  await using bankId = await startBankIdSandbox()
  await using app = await startApp({ clock: systemClock, endpoints: { bankid: bankId.endpoints } })
  const { certificate, privateKey } = bankId.client
  const { connectionId } = await app.handlers['connection:create'](
    given({ rpCertificate: certificate, rpPrivateKey: privateKey, passphrase: null }),
  )
  const [before] = await app.handlers['connections:list'](undefined)
  expect(before).toMatchObject({ consentEndsAt: null })
  await app.handlers['connection:authorise']({ connectionId })
  const [after] = await app.handlers['connections:list'](undefined)
  expect(after).toMatchObject({
    status: 'ready',
    consentEndsAt: new X509Certificate(certificate).validToDate.toISOString(),
    consentIdleEndsAt: null,
  })
})

test('where the simulator takes the place of one address and not of the other, no token leaves', async () => {
  await using bankId = await startBankIdSandbox()
  const { api, ca } = bankId.endpoints
  await using app = await startApp({ clock: systemClock, endpoints: { bankid: { api, ca } } })
  const { certificate, privateKey } = bankId.client
  const made = app.handlers['connection:create'](
    given({ rpCertificate: certificate, rpPrivateKey: privateKey, passphrase: null }),
  )
  await expect(made).rejects.toMatchObject({ code: 'invalid-input' })
  expect(bankId.calls.count()).toBe(0)
})
