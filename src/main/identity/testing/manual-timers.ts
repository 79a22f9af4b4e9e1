import type { Timers } from '../timers.ts'

/** Time that passes when a test says so. Starts at an odd instant, as a machine's own does. */
export function manualTimers(start = 1234.5): Timers & { pass(ms: number): Promise<void> } {
  let now = start
  let count = 0
  const waiting = new Map<number, { readonly at: number; readonly run: () => void }>()
  const next = (until: number) =>
    [...waiting].filter(([, { at }]) => at <= until).toSorted(([, a], [, b]) => a.at - b.at)[0]
  return {
    now: () => now,
    after(ms, run) {
      count += 1
      const id = count
      waiting.set(id, { at: now + ms, run })
      return () => void waiting.delete(id)
    },
    /** Everything that falls due runs at its own instant, and what follows from it before the next. */
    async pass(ms) {
      const until = now + ms
      await settled()
      for (let due = next(until); due !== undefined; due = next(until)) {
        waiting.delete(due[0])
        now = due[1].at
        due[1].run()
        await settled()
      }
      now = until
    },
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
