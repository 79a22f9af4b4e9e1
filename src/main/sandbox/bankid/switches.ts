import type { FaultAim, TransportFault } from '../faults/faults.ts'
import type { Handshake } from './handshake.ts'
import type { Tampering } from './signature.ts'

/** Everything about the invented BankID that a test or a developer may turn while it runs (fact sheet 21). */
export interface Switches {
  handshake: Handshake
  /** How long an order waits for an app (fact sheet 16), seconds. */
  startWindowS: number
  /** How long a person may take once the app has it: nowhere documented (fact sheet 16), seconds. */
  finishWindowS: number
  /** What successive collects say while nobody has picked an order up; the last one stays. Empty: as it is. */
  waitingHints: readonly string[]
  /** The same while it is open in an app. */
  openHints: readonly string[]
  /** How many collects say `processing` between the person's yes and the answer. */
  processingCollects: number
  /** Says a collect that comes within a second of the one before it is one too many; it is counted either way, and BankID
   *  itself documents no error (fact sheet 21.7). */
  strictPolling: boolean
  /** `older`: with `cert`, and without what v6 brought (fact sheet 12). */
  completion: 'v6' | 'older'
  /** A `cert` in the v6 form as well. */
  withCert: boolean
  issueDate: 'plain' | 'utc' | 'offset'
  withStepUp: boolean
  withUhi: boolean
  /** What `returnRisk` is answered with; null: it could not be computed. */
  risk: 'low' | 'moderate' | 'high' | null
  /** `requirement.risk` is passed over, or fails the order as too much of a risk (fact sheet 7). */
  riskRequirement: 'ignored' | 'blocked'
  /** The address of a phone that scanned the code or was called; one that was opened by its start token has the order's own. */
  phoneIp: string
  /** Phone orders without a number (fact sheet 8). */
  phoneNumber: 'required' | 'lenient'
  /** Longest texts of a payment after base64: nowhere documented (fact sheet 9), characters. */
  paymentTextLimit: number
  /** The body of a refused method is left out (fact sheet 15). */
  emptyMethodRefusal: boolean
  /** What is wrong with each signature from now on; null: nothing. */
  tampering: Tampering | null
}

export const defaultSwitches: Readonly<Switches> = {
  handshake: 'usual',
  startWindowS: 30,
  finishWindowS: 180,
  waitingHints: [],
  openHints: [],
  processingCollects: 0,
  strictPolling: false,
  completion: 'v6',
  withCert: false,
  issueDate: 'utc',
  withStepUp: true,
  withUhi: true,
  risk: 'low',
  riskRequirement: 'ignored',
  phoneIp: '192.0.2.17',
  phoneNumber: 'required',
  paymentTextLimit: 1500,
  emptyMethodRefusal: false,
  tampering: null,
}

/** What can go wrong with one call (fact sheet 15). */
export type FaultKind =
  | TransportFault
  /** The proxy's page in HTML, with status 403, as if the certificate were refused. */
  | { readonly kind: 'refused-page' }
  | { readonly kind: 'unauthorized'; readonly status?: 401 | 403 }
  | { readonly kind: 'maintenance'; readonly spelling?: 'Maintenance' | 'maintenance' }
  | { readonly kind: 'internal-error' }
  | { readonly kind: 'request-timeout' }
  | { readonly kind: 'too-many-requests'; readonly resetS?: number }
  | { readonly kind: 'canceled' }
  /** Text that is no good Markdown: 400, with place and rule in its details (fact sheet 6). */
  | { readonly kind: 'bad-markdown' }
  | { readonly kind: 'unknown-error'; readonly status?: number; readonly errorCode?: string }
  /** The real answer, and properties nobody has heard of. */
  | { readonly kind: 'extra-properties' }

export type Fault = FaultKind & FaultAim
