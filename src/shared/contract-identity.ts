import { z } from 'zod'
import type { AppStatus } from './app-status.ts'
import { flexOperators, flexResources } from './fis.ts'
import type { UnitLookup } from './flex-lookup.ts'
import type { AssumableParty, FlexIdentity, FlexPage, FlexRow } from './flex.ts'
import { idleChoices, longestPath, passwordLength, type LockState } from './lock.ts'
import type { OrderId, OrderView, SigningOrder } from './order.ts'
import type { Verification } from './verification.ts'

// BankID orders, the lock, signing and verifying, and the Flexibility Information System.

const connectionId = z.uuid()
const orderId = z.uuid()
/** As typed: a blank at either end is part of it. */
const password = z.string().min(1).max(passwordLength.max)
const newPassword = z.string().min(passwordLength.min).max(passwordLength.max)

/** That it is still the same person: the password, or a complete order of `lock:confirm`. null: where nothing is set yet. */
const proof = z.union([z.strictObject({ password }), z.strictObject({ orderId })]).nullable()
export type LockProof = z.infer<typeof proof>

/** A column of a table; a relation that was embedded, a dot and its column; a key of JSON behind an arrow. */
const field = z.string().regex(/^[a-z][a-z0-9_]{0,62}(\.[a-z][a-z0-9_]{0,62})?$/)
const flexQuery = z.strictObject({
  connectionId,
  resource: z.enum(flexResources),
  filters: z
    .array(
      z.strictObject({
        field,
        operator: z.enum(flexOperators),
        value: z.string().max(500),
        isNegated: z.boolean(),
      }),
    )
    .max(20)
    .readonly(),
  order: z.strictObject({ field, descending: z.boolean() }).nullable(),
  embed: z
    .array(z.string().regex(/^[a-z][a-z_]{0,62}$/))
    .max(10)
    .readonly(),
})

/** A birth date or an organisation's number: kept nowhere. */
const endUser = z.string().regex(/^(\d{6}|\d{9})$/)

export const identityInputs = {
  'order:get': z.strictObject({ orderId }),
  'order:cancel': z.strictObject({ orderId }),
  'order:open-app': z.strictObject({ orderId }),
  'identity:identify': z.strictObject({ connectionId }),
  'lock:get': z.undefined(),
  'lock:set-policy': z.strictObject({
    idleMinutes: z.union(idleChoices.map((minutes) => z.literal(minutes))).nullable(),
    onSleep: z.boolean(),
    onScreenLock: z.boolean(),
  }),
  'lock:set-password': z.strictObject({ password: newPassword, proof }),
  'lock:remove-password': z.strictObject({ proof }),
  'lock:bind-bankid': z.strictObject({ connectionId, proof }),
  'lock:unbind-bankid': z.strictObject({ proof }),
  'lock:confirm': z.undefined(),
  'lock:make-recovery-code': z.strictObject({ proof }),
  'lock:keep-recovery-code': z.strictObject({ typed: z.string().trim().min(1).max(100) }),
  'lock:turn-off': z.strictObject({ proof }),
  'lock:now': z.undefined(),
  'lock:unlock': z.strictObject({ password }),
  'lock:unlock-with-code': z.strictObject({ code: z.string().trim().min(1).max(100) }),
  'lock:unlock-with-bankid': z.undefined(),
  'lock:remember-page': z.strictObject({
    path: z
      .string()
      .regex(/^\/(?!\/)/)
      .max(longestPath),
  }),
  'lock:remembered-page': z.undefined(),
  'signing:sign-export': z.strictObject({ connectionId, exportId: z.uuid() }),
  'signing:sign-file': z.strictObject({ connectionId }),
  'signing:verify': z.undefined(),
  'flex:identity': z.strictObject({ connectionId }),
  'flex:parties': z.strictObject({ connectionId }),
  'flex:assume': z.strictObject({ connectionId, partyId: z.int().min(0).nullable() }),
  'flex:page': z.strictObject({
    ...flexQuery.shape,
    offset: z.int().min(0).max(1e9),
    limit: z.int().min(1).max(500),
  }),
  'flex:record': z.strictObject({
    connectionId,
    resource: z.enum(flexResources),
    id: z.string().regex(/^\d{1,19}$/), // its digits: 64 bits, which no number holds
    embed: flexQuery.shape.embed,
  }),
  'flex:look-up': z.union([
    z.strictObject({ connectionId, endUser, accountingPoint: z.string().regex(/^\d{18}$/) }),
    z.strictObject({ connectionId, endUser, controllableUnit: z.uuid() }),
  ]),
  'flex:export': flexQuery,
  'flex:cancel-export': z.undefined(),
}

export interface IdentityOutputs {
  /** Errors: `not-found` for an order that was never made or was forgotten. */
  'order:get': OrderView
  /** Also at BankID. An order that has ended stays as it ended. */
  'order:cancel': null
  /** Starts the BankID app on this machine. */
  'order:open-app': null
  /** Who has the BankID: shown, and kept nowhere. */
  'identity:identify': { readonly orderId: OrderId }
  'lock:get': LockState
  'lock:set-policy': LockState
  /** Sets the first password, or another in its place. Errors: `wrong-password`, `unlock-wait`. */
  'lock:set-password': LockState
  /** Errors: `invalid-input` where nothing else would open the app. */
  'lock:remove-password': LockState
  /** The person who completes the order is the one who can open the app from then on. Errors: `recovery-code-needed` where BankID would be
   *  all that opens it, and no code was kept before. */
  'lock:bind-bankid': { readonly orderId: OrderId }
  'lock:unbind-bankid': LockState
  /** An order by which the bound person shows that it is still them: its number is a proof, once. */
  'lock:confirm': { readonly orderId: OrderId }
  /** Shown once. It opens nothing until it was kept, and the one before it stays good. `asked`: which groups of it have to be typed
   *  back, the first being 1. */
  'lock:make-recovery-code': { readonly code: string; readonly asked: readonly number[] }
  /** The groups that were asked, or the whole code: from then on it opens the app, and the one before it does not. While the lock is off,
   *  from when BankID is bound on, which it must have before. Errors: `wrong-code`. */
  'lock:keep-recovery-code': LockState
  /** The app opens by itself again. */
  'lock:turn-off': LockState
  'lock:now': null
  /** Errors: `wrong-password`, `unlock-wait` with `retryAt`. */
  'lock:unlock': AppStatus
  'lock:unlock-with-code': AppStatus
  'lock:unlock-with-bankid': { readonly orderId: OrderId }
  /** Kept in main's memory alone, for as long as the app runs. */
  'lock:remember-page': null
  /** Where the window was when the app was locked; null: nowhere yet since the app was started. */
  'lock:remembered-page': { readonly path: string | null }
  'signing:sign-export': SigningOrder
  /** null: the person closed the dialog. */
  'signing:sign-file': SigningOrder | null
  /** null: the person closed the dialog. Errors: `file-unreadable` where neither a signature nor its file was chosen. */
  'signing:verify': Verification | null
  'flex:identity': FlexIdentity
  'flex:parties': readonly AssumableParty[]
  /** null: as the login names. */
  'flex:assume': FlexIdentity
  'flex:page': FlexPage
  /** Errors: `not-found` for a row that is not there or may not be seen: FIS tells neither apart. */
  'flex:record': FlexRow
  /** What stands behind a metering point or a unit. Changes no data; FIS keeps an event of it. */
  'flex:look-up': UnitLookup
  /** All rows of the question. null: the person closed the save dialog. */
  'flex:export': { readonly fileName: string; readonly rows: number } | null
  'flex:cancel-export': null
}
