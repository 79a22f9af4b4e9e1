import type { Handlers } from '../../src/shared/contract.ts'
import type { Connection } from '../../src/shared/model.ts'
import type { OrderView } from '../../src/shared/order.ts'
import {
  signatureChecks,
  type CheckOutcome,
  type SignatureCheck,
  type Verification,
} from '../../src/shared/verification.ts'
import { fullHandlers } from './fake-api.ts'
import { connection } from './invented.ts'

export const signOrderId = '6b1f0a52-5b0e-4f43-9e52-4d1f3c3f0009'
export const exportId = '6b1f0a52-5b0e-4f43-9e52-4d1f3c3f0010'

const visibleText = `I sign this file:

oversikt_alle_2023_2026.csv
1,234 transactions
148,210 bytes

The fingerprint (SHA-256) belongs to this very content:
7692 c3ad 3540 bb80
3c02 0b3a ee66 cd88
8712 3234 ea0c 6e71
43c0 add7 3ff4 31ed`

export const bankIdConnection: Connection = {
  ...connection,
  id: '6f1c2f0e-0c55-4d0e-9b57-000000000099',
  system: 'bankid',
  name: 'BankID',
  settings: { environment: 'production', endUserIp: null },
  syncedAt: null,
  consentIdleEndsAt: null,
  consentEndsAt: null,
  accountCount: 0,
  callsLeft: null,
  nextSyncAt: null,
}

/** A household that can sign. */
export function signingHandlers(...connections: readonly Connection[]): Handlers {
  const found = connections.length === 0 ? [bankIdConnection] : connections
  return {
    ...fullHandlers(),
    'connections:list': () => [connection, ...found],
    'signing:sign-file': () => ({ orderId: signOrderId, visibleText }),
    'signing:sign-export': () => ({ orderId: signOrderId, visibleText }),
    'order:get': () => waitingToSign,
    'signing:verify': () => intact,
  }
}

export const waitingToSign: OrderView = {
  orderId: signOrderId,
  purpose: 'sign',
  phase: 'waiting',
  qr: 'bankid.67df3917-fa0d-44e5-b327-edcc928297f8.0.dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8',
  isOpenedHere: false,
  pendingHint: 'outstandingTransaction',
  failedHint: null,
  failure: null,
  outcome: null,
  waitsUntil: null,
  renewals: 0,
}

export const signedOrder: OrderView = {
  ...waitingToSign,
  phase: 'complete',
  qr: null,
  pendingHint: null,
  outcome: {
    kind: 'signed',
    fileName: 'oversikt_alle_2023_2026.csv',
    signatureFileName: 'oversikt_alle_2023_2026.csv.bankid.json',
  },
}

const outcomes = (...failed: readonly SignatureCheck[]): readonly CheckOutcome[] =>
  signatureChecks.map((check) => ({
    check,
    outcome: failed.includes(check) ? 'failed' : check === 'certificate-root' ? 'not-checked' : 'passed',
  }))

export const intact: Verification = {
  fileName: 'oversikt_alle_2023_2026.csv',
  signedFileName: 'oversikt_alle_2023_2026.csv',
  signatureFileName: 'oversikt_alle_2023_2026.csv.bankid.json',
  verdict: 'intact',
  checks: outcomes(),
  signer: { name: 'Kari Svensdotter Ek', personalNumber: '199001019802' },
  signedAt: '2026-11-20T14:05:00.000Z',
  environment: 'production',
  visibleText,
}

export const refused: Verification = {
  ...intact,
  verdict: 'refused',
  checks: outcomes('file-digest', 'file-size'),
}

/** Nothing of it could be read. */
export const unreadable: Verification = {
  ...intact,
  verdict: 'refused',
  checks: signatureChecks.map((check) => ({
    check,
    outcome: check === 'xml-structure' || check === 'ocsp-status' ? 'failed' : 'not-checked',
  })),
  signedFileName: null,
  signer: null,
  signedAt: null,
  environment: null,
  visibleText: null,
}
