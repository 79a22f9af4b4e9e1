import { isIP } from 'node:net'
import { expect, test } from 'vitest'
import type { BankIdSettings } from '../../../shared/bankid.ts'
import { newAuthority } from '../../http/testing/authority.ts'
import type { TlsIdentity } from '../../http/port.ts'
import { serverRoots } from './server-roots.ts'
import { openLink, pemCredentials } from './testing/answers.ts'

const credentials = pemCredentials({ clients: newAuthority() })
const settings: BankIdSettings = { environment: 'test', endUserIp: null }
const simulator = { api: 'https://127.0.0.1:4000/rp/v6.0/', authorize: 'http://127.0.0.1:4001/start' }

function identityWith(options: Partial<Parameters<typeof openLink>[0]>): TlsIdentity | undefined {
  const seen: TlsIdentity[] = []
  openLink({
    credentials,
    endpoints: {},
    settings,
    onIdentity: (identity) => void seen.push(identity),
    ...options,
  })
  return seen[0]
}

test.each(['production', 'test'] as const)('of %s its own root is believed, and no other', (environment) => {
  expect(identityWith({ settings: { ...settings, environment } })?.roots).toEqual([serverRoots[environment]])
})

test("a simulator's root takes its place only together with a simulator's address", () => {
  const ca = newAuthority('Simulator').root
  expect(identityWith({ endpoints: { ...simulator, ca } })?.roots).toEqual([ca])
  expect(identityWith({ endpoints: simulator })?.roots).toEqual([serverRoots.test])
  expect(identityWith({ endpoints: { ca } })?.roots).toEqual([serverRoots.test])
})

test('BankID is told the address of the settings, else one of this machine', () => {
  const told = (endUserIp: string | null) =>
    openLink({ credentials, endpoints: {}, settings: { ...settings, endUserIp } }).endUserIp()
  expect(told('2001:db8::7')).toBe('2001:db8::7')
  expect(isIP(told(null))).not.toBe(0)
})

test("the app opens by BankID's own address, or on the simulator's page", () => {
  const start = (endpoints: object) => openLink({ credentials, endpoints, settings }).startAddress('a-b')
  expect(start({})).toEqual({ url: 'bankid:///?autostarttoken=a-b&redirect=null', origin: 'bankid://' })
  expect(start(simulator)).toEqual({
    url: 'http://127.0.0.1:4001/start?autostarttoken=a-b&redirect=null',
    origin: 'http://127.0.0.1:4001',
  })
})
