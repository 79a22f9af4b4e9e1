import type { Handlers } from '../../src/shared/contract.ts'
import { AppError } from '../../src/shared/errors.ts'
import type { LockState } from '../../src/shared/lock.ts'
import type { Connection } from '../../src/shared/model.ts'
import type { OrderView } from '../../src/shared/order.ts'
import { fullHandlers } from './fake-api.ts'
import { lockOff } from './invented-identity.ts'
import { connection } from './invented.ts'

export const orderId = '6b1f0a52-5b0e-4f43-9e52-4d1f3c3f0001'

/** Two seconds of an order's code: the fact sheet's vector A, section 17.1. */
export const qrTexts = [
  'bankid.67df3917-fa0d-44e5-b327-edcc928297f8.0.dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8',
  'bankid.67df3917-fa0d-44e5-b327-edcc928297f8.1.949d559bf23403952a94d103e67743126381eda00f0b3cbddbf7c96b1adcbce2',
] as const

/** An order in each of its phases. */
export const starting: OrderView = {
  orderId,
  purpose: 'identify',
  phase: 'starting',
  qr: null,
  isOpenedHere: false,
  pendingHint: null,
  failedHint: null,
  failure: null,
  outcome: null,
  waitsUntil: null,
  renewals: 0,
}
/** `left`: seconds that BankID still waits. */
export const waiting = (left = 24, more: Partial<OrderView> = {}): OrderView => ({
  ...starting,
  phase: 'waiting',
  qr: qrTexts[0],
  pendingHint: 'outstandingTransaction',
  waitsUntil: new Date(Date.now() + left * 1000).toISOString(),
  ...more,
})
export const open: OrderView = { ...starting, phase: 'open', pendingHint: 'userSign' }
export const failed = (failedHint: OrderView['failedHint'], more: Partial<OrderView> = {}): OrderView => ({
  ...starting,
  phase: 'failed',
  failedHint,
  failure: { code: 'bankid-failed' },
  ...more,
})
export const identified: OrderView = {
  ...starting,
  phase: 'complete',
  outcome: {
    kind: 'identified',
    user: { name: 'Kari Svensdotter Ek', maskedNumber: '19900101••••' },
    isSameAddress: true,
  },
}

const nothingRead = {
  syncedAt: null,
  consentIdleEndsAt: null,
  accountCount: 0,
  callsLeft: null,
  nextSyncAt: null,
} as const

export const bankId: Connection = {
  ...connection,
  ...nothingRead,
  id: '6f1c2f0e-0c55-4d0e-9b57-0000000000b1',
  system: 'bankid',
  name: 'BankID',
  settings: { environment: 'production', endUserIp: null },
  consentEndsAt: '2028-05-28T10:00:00Z',
}
export const fis: Connection = {
  ...connection,
  ...nothingRead,
  id: '6f1c2f0e-0c55-4d0e-9b57-0000000000f1',
  system: 'fis',
  name: 'FIS',
  settings: {
    authUrl: 'https://flex-test.elhub.no/auth/v1',
    apiUrl: 'https://flex-test.elhub.no/api/v1',
    apiVersion: '2026-06-08',
    subForm: 'typed',
    audience: 'slash',
    actAs: { kind: 'party', idType: 'gln', id: '1111111111111', partyType: 'service_provider' },
  },
  consentEndsAt: null,
}

/** A lock that this connection opens. */
export const lockedBy = ({ id }: Connection): LockState => ({
  ...lockOff,
  isOn: true,
  bankId: { connectionId: id, maskedNumber: '19900101••••' },
})

/** A household with these connections, and an order that stands as `view` when it is asked for. */
export function having(
  connections: readonly Connection[],
  view: OrderView | null = starting,
  more: Partial<Handlers> = {},
): Handlers {
  return {
    ...fullHandlers(),
    'connections:list': () => connections,
    'connection:create': () => ({ connectionId: connections[0]?.id ?? connection.id }),
    'connection:prepare': () => ({ providerName: null, redirectUri: null, publicKey }),
    'order:get': () => {
      if (view === null) throw new AppError('not-found', 'there is no order')
      return view
    },
    ...more,
  }
}

const body = ['MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAinventedinventedinven', 'tedinventedinventedinventedinventedinventedinventedinventedinvente', 'IDAQAB'] // prettier-ignore
/** As long a line as a real one has, and no key at all. */
export const publicKey = `-----BEGIN PUBLIC KEY-----\n${body.join('\n')}\n-----END PUBLIC KEY-----`
