import type { MonthlyFlow } from '../../../shared/contract-views.ts'

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

/** Every month from the first to the last, in order: a month without a row moved nothing, and must not be skipped as if
 *  its neighbours were next to each other. All of one currency. */
export function withEveryMonth(flows: readonly MonthlyFlow[]): readonly MonthlyFlow[] {
  const [first, last] = [flows[0], flows.at(-1)]
  if (first === undefined || last === undefined) return []
  const byMonth = new Map(flows.map((flow) => [flow.month, flow]))
  const all: MonthlyFlow[] = []
  for (let month = first.month; month <= last.month; month = monthAfter(month)) {
    const none = { month, currency: first.currency, inMinor: 0, outMinor: 0, ownTransferMinor: 0 }
    all.push(byMonth.get(month) ?? none)
  }
  return all
}

function monthAfter(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))]
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7)
}
