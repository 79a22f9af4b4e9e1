import type { BankIdEnvironment } from '../../shared/bankid.ts'
import type { Link } from '../systems/system.ts'

// What BankID's relying-party API takes and gives, in our words; fact sheet sections 5 to 13.

/** Who may complete an order, and how: fact sheet 7. Naming a policy drops all of BankID's own. */
export interface Requirement {
  /** Twelve digits. */
  readonly personalNumber?: string
  /** The security code must be typed; a finger or face is not enough. */
  readonly pinCode?: boolean
  /** Passport or national ID card as well. */
  readonly mrtd?: boolean
  readonly cardReader?: 'class1' | 'class2'
  /** OIDs; one `*` at the end from the fifth position on. */
  readonly certificatePolicies?: readonly string[]
}

/** Plain text and bytes; they are put into base64 on the way out, and measured as such before anything is sent. */
export interface OrderTexts {
  readonly visibleText?: string
  readonly hiddenData?: Uint8Array
  readonly format?: 'plaintext' | 'simpleMarkdownV1'
}

/** What is told of the device for BankID's own look at the risk; one of the two, with at least one member. */
export type DeviceData =
  | {
      readonly app: {
        readonly appIdentifier?: string
        readonly deviceOS?: string
        readonly deviceModelName?: string
        readonly deviceIdentifier?: string
      }
    }
  | {
      readonly web: {
        readonly deviceIdentifier?: string
        readonly referringDomain?: string
        readonly userAgent?: string
      }
    }

export interface AuthInput extends OrderTexts {
  /** IPv4 or IPv6 of the person's device. */
  readonly endUserIp: string
  readonly requirement?: Requirement
  readonly returnUrl?: string
  readonly returnRisk?: boolean
  readonly device?: DeviceData
}
export interface SignInput extends AuthInput {
  readonly visibleText: string
}
export interface PhoneAuthInput extends OrderTexts {
  readonly personalNumber: string
  readonly callInitiator: 'user' | 'RP'
  readonly requirement?: Omit<Requirement, 'personalNumber'>
}
export interface PhoneSignInput extends PhoneAuthInput {
  readonly visibleText: string
}
export interface PaymentInput extends AuthInput {
  readonly transaction:
    | {
        readonly type: 'card'
        readonly recipientName: string
        /** Decimal comma, as the sheet's section 9 says. */
        readonly amount: string
        readonly currency: string
        readonly riskWarning?: string
      }
    | { readonly type: 'npa'; readonly recipientName: string; readonly riskWarning?: string }
  readonly riskFlags?: readonly string[]
}

/** An order in front of a screen. `startedAt`: `performance.now()` when the answer arrived, zero of the code's seconds. */
export interface StartedOrder {
  readonly orderRef: string
  readonly autoStartToken: string
  readonly qrStartToken: string
  /** The key of the animated code: never leaves main. */
  readonly qrStartSecret: string
  readonly startedAt: number
}

export interface CompletionData {
  readonly user: {
    readonly personalNumber: string
    readonly name: string
    readonly givenName: string
    readonly surname: string
  }
  readonly device: { readonly ipAddress: string; readonly uhi?: string | undefined }
  /** As sent: `YYYY-MM-DD`, perhaps with `Z` or an offset. Absent in the older form. */
  readonly bankIdIssueDate?: string | undefined
  readonly stepUp?: { readonly mrtd: boolean } | undefined
  /** Base64 of an XML signature. */
  readonly signature: string
  /** Base64 of DER. */
  readonly ocspResponse: string
  readonly risk?: string | undefined
  /** All of it, in the form it came: what a signature is kept with (fact sheet 19). */
  readonly asSent: Readonly<Record<string, unknown>>
}

export type Collected =
  | { readonly status: 'pending'; readonly hintCode: string }
  | { readonly status: 'failed'; readonly hintCode: string }
  | { readonly status: 'complete'; readonly completion: CompletionData }

/**
 * The relying-party API of one connection. Every input is checked against the sheet's limits before anything is sent.
 *
 * Errors: `invalid-input` (a field of ours is out of its limits), `bankid-busy` (an order for this person is under way; both have
 * ended), `bankid-maintenance`, `bankid-fault` (its own word for a fault of its own), `certificate-refused` (403 in HTML, or the
 * handshake), `certificate-expired`, `server-not-trusted`, `bank-refused` (anything else BankID says no to), and those of `Http`.
 * Nothing is ever sent twice.
 */
export interface BankIdClient {
  readonly environment: BankIdEnvironment
  auth(input: AuthInput, signal: AbortSignal): Promise<StartedOrder>
  sign(input: SignInput, signal: AbortSignal): Promise<StartedOrder>
  payment(input: PaymentInput, signal: AbortSignal): Promise<StartedOrder>
  phoneAuth(input: PhoneAuthInput, signal: AbortSignal): Promise<{ readonly orderRef: string }>
  phoneSign(input: PhoneSignInput, signal: AbortSignal): Promise<{ readonly orderRef: string }>
  collect(orderRef: string, signal: AbortSignal): Promise<Collected>
  cancel(orderRef: string, signal: AbortSignal): Promise<void>
}

export interface BankIdLink extends Link {
  readonly client: BankIdClient
  /** The address told to BankID as the person's: the settings' own, or this machine's. */
  endUserIp(): string
  /** The address that opens the app on this machine, and the only one the opener takes: scheme and host, `bankid://` or a
   *  simulator's origin. `hasReturnUrl`: the order was given one; default false. Fact sheet 18. */
  startAddress(
    autoStartToken: string,
    hasReturnUrl?: boolean,
  ): { readonly url: string; readonly origin: string }
  /** ms since 1970 at which our own certificate ends. */
  readonly certificateEndsAt: number
}
