/** Where a sandbox gets its time: the system's clock, or one that a test moves. */
export interface SandboxClock {
  /** Milliseconds since 1970 UTC. */
  now(): number
}

export interface MovableClock extends SandboxClock {
  advance(ms: number): void
  /** Jumps to an instant, UTC ISO. */
  set(instant: string): void
}

export const systemClock: SandboxClock = { now: () => Date.now() }

/** A clock that stands still until it is moved. `instant` is UTC ISO. */
export function movableClock(instant: string): MovableClock {
  let now = Date.parse(instant)
  return {
    now: () => now,
    advance: (ms) => {
      now += ms
    },
    set: (to) => {
      now = Date.parse(to)
    },
  }
}
