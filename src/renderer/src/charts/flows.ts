import type { MonthlyFlow } from '../../../shared/contract.ts'

/** What a month left over, in minor units: in plus out, which is negative. */
export function netOf(flow: MonthlyFlow): number {
  return flow.inMinor + flow.outMinor
}

export interface FlowSums {
  readonly inMinor: number
  readonly outMinor: number
  readonly netMinor: number
  readonly ownTransferMinor: number
}

/** The sums over a period, of exactly the months given. All of one currency. */
export function sumFlows(flows: readonly MonthlyFlow[]): FlowSums {
  const none: FlowSums = { inMinor: 0, outMinor: 0, netMinor: 0, ownTransferMinor: 0 }
  return flows.reduce(
    (sum, flow) => ({
      inMinor: sum.inMinor + flow.inMinor,
      outMinor: sum.outMinor + flow.outMinor,
      netMinor: sum.netMinor + netOf(flow),
      ownTransferMinor: sum.ownTransferMinor + flow.ownTransferMinor,
    }),
    none,
  )
}
