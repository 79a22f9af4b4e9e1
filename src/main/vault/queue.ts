/**
 * Runs one piece of work at a time, in the order asked. A caller whose work has not ended after `limitMs` gets `tooLate`
 * instead, but the work keeps its place: what was asked later never overtakes it, so a write that was given up on cannot
 * land on top of a newer one.
 */
export function createQueue(limitMs: number, tooLate: () => Error) {
  let last: Promise<unknown> = Promise.resolve()
  return function run<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work)
    last = result.catch(() => undefined) // its own caller hears of it
    const { promise, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(() => reject(tooLate()), limitMs)
    return Promise.race([result, promise]).finally(() => clearTimeout(timer))
  }
}
