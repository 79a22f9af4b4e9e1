import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { bankIdPeople, fullName } from './people.ts'
import type { BankIdSandbox } from './sandbox.ts'
import { auth, base64, codeOf, collect, sign, start, startWithClock, stateOf } from './test-client.ts'

interface Completion {
  readonly user: Readonly<Record<string, string>>
  readonly device: Readonly<Record<string, string>>
  readonly signature: string
  readonly ocspResponse: string
  readonly [other: string]: unknown
}

/** An order made, opened on the same device, approved by Ingrid and collected. */
async function completed(bankId: BankIdSandbox, path = 'auth', body: object = auth): Promise<Completion> {
  const order = await start(bankId, path, body)
  bankId.phone.open(order.autoStartToken)
  const screen = bankId.phone.approve()
  if (screen.shows !== 'approved') throw new Error(`the phone shows ${JSON.stringify(screen)}`)
  return (await collect(bankId, order.orderRef)).json['completionData'] as unknown as Completion
}
const xmlOf = ({ signature }: Completion) => Buffer.from(signature, 'base64').toString('utf8')

test('the form of version 6 says who, where and since when, and carries signature and OCSP', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const { signature, ocspResponse, ...rest } = await completed(bankId)
  expect(rest).toEqual({
    user: { personalNumber: '199305149800', name: 'Ingrid Solvang', givenName: 'Ingrid', surname: 'Solvang' },
    device: { ipAddress: '194.168.2.25', uhi: 'OZvYM9VvyiAmG7NA5jU5zqGcVpo=' },
    bankIdIssueDate: '2024-02-09Z',
    stepUp: { mrtd: false },
  })
  expect(Buffer.from(signature, 'base64').toString()).toMatch(/^<\?xml/)
  expect(Buffer.from(ocspResponse, 'base64')[0]).toBe(0x30)
})

test('a signature holds the very texts that were sent, for that relying party, by that person', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const texts = { userVisibleDataFormat: 'simpleMarkdownV1', userNonVisibleData: base64('{"sha256":"…"}') }
  const requirement = { certificatePolicies: ['1.2.3.4.*'] }
  const xml = xmlOf(await completed(bankId, 'sign', { ...sign, ...texts, requirement }))
  expect(xml).toContain(
    `<usrVisibleData charset="UTF-8" format="simpleMarkdownV1" visible="wysiwys">${sign.userVisibleData}<`,
  )
  expect(xml).toContain(`<usrNonVisibleData>${texts.userNonVisibleData}<`)
  expect(xml).toContain(`<displayName>${base64('Oversikt')}</displayName>`)
  const name = 'cn=Oversikt RP,name=Oversikt,serialNumber=5560000001,o=Sandkassebanken AB (publ),c=SE'
  expect(xml).toContain(`<srvInfo><name>${base64(name)}</name>`)
  expect(xml).toContain('<value>1.2.3.4.*</value>')
  expect(xml).toContain('<funcId>Signing</funcId>')
  expect(xmlOf(await completed(bankId))).toContain('<funcId>Identification</funcId>')
  const certificate = /<X509Certificate>([^<]+)</.exec(xml)?.[1] ?? ''
  expect(new X509Certificate(Buffer.from(certificate, 'base64')).subject).toContain(
    'serialNumber=199305149800',
  )
})

test('the older form has dates of a certificate, and nothing that came with version 6', async () => {
  const { bankId } = await startWithClock({ switches: { completion: 'older' } })
  await using _ = bankId
  const older = await completed(bankId)
  expect(Object.keys(older).toSorted()).toEqual(['cert', 'device', 'ocspResponse', 'signature', 'user'])
  expect(older['cert']).toEqual({ notBefore: '1707436800000', notAfter: '1770508800000' })
  expect(older.device).toEqual({ ipAddress: '194.168.2.25' })
})

test('dates come in three forms, and what is optional can be left out or put in', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  for (const [form, date] of [['plain', '2024-02-09'], ['offset', '2024-02-09+01:00'], ['utc', '2024-02-09Z']] as const) {
    bankId.switches.issueDate = form
    expect((await completed(bankId))['bankIdIssueDate']).toBe(date)
  }
  Object.assign(bankId.switches, { withStepUp: false, withUhi: false, withCert: true })
  const bare = await completed(bankId)
  expect([bare['stepUp'], bare.device['uhi'], bare['bankIdIssueDate']]).toEqual([undefined, undefined, '2024-02-09Z'])
  expect(bare['cert']).toMatchObject({ notBefore: '1707436800000' })
}) // prettier-ignore

test('the risk is told to whoever asked, if it could be computed', async () => {
  const { bankId } = await startWithClock({ switches: { risk: 'moderate' } })
  await using _ = bankId
  expect((await completed(bankId))['risk']).toBe(undefined)
  expect((await completed(bankId, 'auth', { ...auth, returnRisk: true }))['risk']).toBe('moderate')
  bankId.switches.risk = null
  expect((await completed(bankId, 'auth', { ...auth, returnRisk: true }))['risk']).toBe(undefined)
})

test('a risk in the requirement is passed over, or blocks', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const body = { ...auth, requirement: { risk: 'LOW' } }
  expect((await completed(bankId, 'auth', body)).user['name']).toBe('Ingrid Solvang')
  bankId.switches.riskRequirement = 'blocked'
  const order = await start(bankId, 'auth', body)
  bankId.phone.open(order.autoStartToken)
  expect(bankId.phone.approve()).toMatchObject({ shows: 'failed', hintCode: 'transactionRiskBlocked' })
  expect(await stateOf(bankId, order.orderRef)).toBe('failed/transactionRiskBlocked')
  expect((await completed(bankId)).user['name']).toBe('Ingrid Solvang')
})

test('a scanned order comes from the phone’s address, one opened here from its own', async () => {
  const { bankId } = await startWithClock({ switches: { phoneIp: '2001:db8::99' } })
  await using _ = bankId
  const order = await start(bankId)
  bankId.phone.scan(codeOf(order, 0))
  bankId.phone.approve(bankId.users.mikkel)
  const { json } = await collect(bankId, order.orderRef)
  expect(json['completionData']).toMatchObject({
    device: { ipAddress: '2001:db8::99' },
    user: { name: 'Mikkel Solvang' },
  })
})

test('a passport that was asked for is shown before one approves, and told of', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const order = await start(bankId, 'auth', { ...auth, requirement: { mrtd: true } })
  expect(bankId.phone.open(order.autoStartToken)).toMatchObject({ shows: 'document' })
  expect(await stateOf(bankId, order.orderRef)).toBe('pending/userMrtd')
  expect(bankId.phone.approve()).toMatchObject({ shows: 'document' })
  bankId.phone.proceed()
  expect(bankId.phone.approve()).toMatchObject({ shows: 'approved' })
  const { json } = await collect(bankId, order.orderRef)
  expect(json['completionData']).toMatchObject({ stepUp: { mrtd: true } })
})

test('signatures can be made to be wrong from now on', async () => {
  const { bankId } = await startWithClock({ switches: { tampering: { certificateNumber: '190001019999' } } })
  await using _ = bankId
  const certificate = /<X509Certificate>([^<]+)</.exec(xmlOf(await completed(bankId)))?.[1] ?? ''
  expect(new X509Certificate(Buffer.from(certificate, 'base64')).subject).toContain(
    'serialNumber=190001019999',
  )
})

test('everybody has a name and a number of twelve digits that checks out', () => {
  for (const person of Object.values(bankIdPeople)) {
    const sum = Array.from(person.personalNumber.slice(2)).reduce((total, digit, at) => {
      const product = Number(digit) * (at % 2 === 0 ? 2 : 1)
      return total + Math.floor(product / 10) + (product % 10)
    }, 0)
    expect([fullName(person) !== '', person.personalNumber.length, sum % 10]).toEqual([true, 12, 0])
  }
})
