const freeFailures = 5
const firstWaitS = 120
const growth = 1.1
const longestWaitS = 3600
const failuresUntilBlock = 20

/** Slows those who guess client secrets, by their address (fact sheet 7). */
export interface LoginDelay {
  /** Seconds still to wait at `now` (ms since 1970); 0: go ahead. */
  waitS(address: string, now: number): number
  failed(address: string, now: number): void
  succeeded(address: string): void
}

/** Of the nth failure, in seconds. */
function waitAfter(failures: number): number {
  if (failures <= freeFailures) return 0
  if (failures >= failuresUntilBlock) return longestWaitS
  return Math.min(longestWaitS, firstWaitS * growth ** (failures - freeFailures - 1))
}

export function createLoginDelay(): LoginDelay {
  const failures = new Map<string, { readonly count: number; readonly until: number }>()
  return {
    waitS: (address, now) => Math.max(0, Math.ceil(((failures.get(address)?.until ?? now) - now) / 1000)),
    failed: (address, now) => {
      const count = (failures.get(address)?.count ?? 0) + 1
      failures.set(address, { count, until: now + waitAfter(count) * 1000 })
    },
    succeeded: (address) => void failures.delete(address),
  }
}
