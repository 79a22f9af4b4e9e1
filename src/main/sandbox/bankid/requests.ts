import { z } from 'zod'
import { orderSchemas, type OrderKind, type Requirement, type Transaction } from './request-fields.ts'
import type { Switches } from './switches.ts'

/** An order as it was asked for, whichever way. */
export interface OrderRequest {
  /** null: an order by telephone. */
  readonly endUserIp: string | null
  /** Base64, as sent. */
  readonly visibleData: string | null
  readonly visibleFormat: string | null
  /** Base64, as sent. */
  readonly hiddenData: string | null
  readonly personalNumber: string | null
  readonly wantsCode: boolean
  readonly wantsDocument: boolean
  readonly certificatePolicies: readonly string[]
  readonly riskRequirement: string | null
  readonly returnUrl: string | null
  readonly wantsRisk: boolean
  readonly transaction: Transaction | null
  readonly callInitiator: 'user' | 'RP' | null
}

/** Every field any of the five may have, after its own schema has judged it. */
interface AnyOrder {
  readonly endUserIp?: string
  readonly userVisibleData?: string | undefined
  readonly userNonVisibleData?: string | undefined
  readonly userVisibleDataFormat?: string | undefined
  readonly personalNumber?: string | undefined
  readonly requirement?: Requirement | undefined
  readonly returnUrl?: string | undefined
  readonly returnRisk?: boolean | undefined
  readonly userVisibleTransaction?: Transaction
  readonly callInitiator?: 'user' | 'RP'
}

/** null: a field is missing, out of its limits, or unknown. */
export function readOrder(kind: OrderKind, body: unknown, switches: Switches): OrderRequest | null {
  const parsed = orderSchemas[kind](switches).safeParse(body)
  if (!parsed.success) return null
  const order: AnyOrder = parsed.data
  const required = order.requirement ?? {}
  return {
    endUserIp: order.endUserIp ?? null,
    visibleData: order.userVisibleData ?? null,
    visibleFormat: order.userVisibleDataFormat ?? null,
    hiddenData: order.userNonVisibleData ?? null,
    personalNumber: order.personalNumber ?? required.personalNumber ?? null,
    wantsCode: required.pinCode ?? false,
    wantsDocument: required.mrtd ?? false,
    certificatePolicies: required.certificatePolicies ?? [],
    riskRequirement: required.risk ?? null,
    returnUrl: order.returnUrl ?? null,
    wantsRisk: order.returnRisk ?? false,
    transaction: order.userVisibleTransaction ?? null,
    callInitiator: order.callInitiator ?? null,
  }
}

const orderReference = z.strictObject({ orderRef: z.string().min(1) })

/** The reference in the body of `collect` or `cancel`; null: it has none. */
export function readReference(body: unknown): string | null {
  const parsed = orderReference.safeParse(body)
  return parsed.success ? parsed.data.orderRef : null
}
