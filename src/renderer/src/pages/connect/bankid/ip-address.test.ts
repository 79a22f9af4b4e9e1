import { expect, test } from 'vitest'
import { bankIdSettings } from '../../../../../shared/contract-connect.ts'
import { isIpAddress } from './ip-address.ts'

const isTakenByMain = (endUserIp: string) =>
  bankIdSettings.safeParse({ environment: 'test', endUserIp }).success

test.each(['192.0.2.7', '0.0.0.0', '255.255.255.255', '2001:db8::7', '::1', 'FE80::1', '::ffff:192.0.2.7'])(
  '%s is an address, here and for main',
  (address) => {
    expect([isIpAddress(address), isTakenByMain(address)]).toEqual([true, true])
  },
)

test.each(['192.0.2', '192.0.2.256', '01.2.3.4', '1.2.3.4.5', 'localhost', ':::', '2001:db8::7%eth0', '[::1]', '1:2', '::1/64'])(
  '%s is none',
  (address) => {
    expect(isIpAddress(address)).toBe(false)
  },
) // prettier-ignore
