/** Time is passed in, never reached for: tests and sandboxes own theirs. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }
