import { expect } from 'vitest'
import { channels, type Channel } from '../../../src/shared/channels.ts'
import { inputs } from '../../../src/shared/contract.ts'
import { defaultSparebank1Settings } from '../../../src/shared/sparebank1.ts'

const nobody = '00000000-0000-4000-8000-00000000000a'
const password = 'a password of nobody'

const mappingOfNobody = {
  headerLine: 0,
  date: { column: 0, form: 'yyyy-mm-dd' },
  valueDate: null,
  amount: { kind: 'signed', column: 1, isReversed: false },
  decimalMark: '.',
  text: [2],
  counterparty: null,
  counterpartyAccount: null,
  message: null,
  reference: null,
  balance: null,
  currency: null,
}

/** Values a page could send, by the name of their field. */
function fieldsOf(connectionId: string, accountId: string): Readonly<Record<string, unknown>> {
  return {
    connectionId,
    accountId,
    accountIds: [accountId],
    settings: defaultSparebank1Settings,
    filter: { accountIds: [accountId] },
    sort: { by: 'bookedOn', descending: true },
    from: '2026-01-01',
    to: '2026-11-21',
    offset: 0,
    limit: 100,
    data: 'delete',
    profile: 'rfc4180',
    fileName: 'oversikt-2026-11-21.db',
    link: 'sparebank1-portal',
    address: 'http://localhost:8765/callback?code=1&state=2',
    name: 'a.csv',
    content: Buffer.from('a file').toString('base64'),
    draftId: nobody,
    targets: [{ ref: '1', into: { kind: 'account', accountId }, balance: null }],
    mapping: mappingOfNobody,
    importId: 1,
    transactionId: 1,
    transactionIds: [1],
    entryId: 1,
    laterIds: [],
    withoutIdle: false,
    reviewId: 1,
    decision: 'same',
    gapMinor: 1,
    firstId: 1,
    secondId: 2,
    linkId: 1,
    isPaused: true,
    text: 'a note',
    add: ['a tag'],
    remove: [],
    parts: [],
    restText: '',
    attachmentId: 1,
    orderId: nobody,
    exportId: nobody,
    idleMinutes: 5,
    onSleep: false,
    onScreenLock: false,
    password,
    proof: { password },
    typed: '0000 0000',
    path: '/transactions?text=Kiwi',
    code: '0000-0000-0000-0000-0000-0000-0000-0000',
    partyId: 1,
    resource: 'party',
    filters: [],
    order: null,
    embed: [],
    id: '1',
  }
}

/** Those whose input is no plain object of named fields. */
const whole: Partial<Record<Channel, (fields: Readonly<Record<string, unknown>>) => unknown>> = {
  'connection:create': ({ settings }) => ({
    system: 'sparebank1',
    settings,
    credentials: { clientId: 'client', clientSecret: 'secret' },
  }),
  'flex:look-up': ({ connectionId }) => ({
    connectionId,
    endUser: '010190',
    accountingPoint: '707057500000000001',
  }),
}

/** What a page could ask on every channel there is. @throws when a channel has a field that has no value here. */
export function everyQuestion(
  connectionId: string,
  accountId: string,
): readonly { readonly channel: Channel; readonly input: unknown }[] {
  const fields = fieldsOf(connectionId, accountId)
  return channels.map((channel) => {
    const schema = inputs[channel]
    const shape = 'shape' in schema ? Object.keys(schema.shape) : null
    const ask = whole[channel]
    const input =
      ask?.(fields) ??
      (shape === null ? undefined : Object.fromEntries(shape.map((name) => [name, fields[name]])))
    expect([channel, schema.safeParse(input).error?.issues ?? []]).toEqual([channel, []])
    return { channel, input }
  })
}
