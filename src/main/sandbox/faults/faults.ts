/** What can go wrong with one call on its way, whichever bank answers. */
export type TransportFault =
  /** The request is read and never answered. */
  | { readonly kind: 'time-out' }
  /** A web page with status 200 where JSON belongs. */
  | { readonly kind: 'html' }
  /** The first half of the real answer, as if it were all. */
  | { readonly kind: 'cut-off-json' }
  /** The real answer with words for numbers and numbers for words. */
  | { readonly kind: 'wrong-types' }
  | { readonly kind: 'huge-body'; readonly bytes?: number }
  /** The real answer, so many real milliseconds late. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** The connection breaks in the middle of the body. */
  | { readonly kind: 'dropped-connection' }

/** Refusals every bank has, each in its own words. */
export type RefusalFault =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'too-many-requests'; readonly retryAfterS?: number }
  | { readonly kind: 'server-error'; readonly status?: 500 | 502 | 503; readonly retryAfterS?: number }

/** Refusals of a token address (RFC 6749 5.2). */
export type TokenFault = { readonly kind: 'invalid-grant' } | { readonly kind: 'invalid-client' }

/** Which calls a fault meets. */
export interface FaultAim {
  /** The path begins with it. */
  readonly on: string
  /** And ends with it, where ids stand between. */
  readonly endsIn?: string
  /** How many of them; 1 unless said otherwise. */
  readonly times?: number
  /** Leave the first so many alone. */
  readonly after?: number
}

/** Faults waiting for their calls, in the order they were added. */
export interface FaultQueue<K> {
  add(fault: K & FaultAim): void
  clear(): void
  /** The fault this call meets, and counts it. */
  take(path: string): K | null
}

export function faultQueue<K>(): FaultQueue<K> {
  let waiting: { readonly fault: K & FaultAim; skip: number; left: number }[] = []
  return {
    add: (fault) => void waiting.push({ fault, skip: fault.after ?? 0, left: fault.times ?? 1 }),
    clear: () => {
      waiting = []
    },
    take: (path) => {
      const met = waiting.find(({ fault }) => path.startsWith(fault.on) && path.endsWith(fault.endsIn ?? ''))
      if (met === undefined) return null
      if (met.skip > 0) {
        met.skip--
        return null
      }
      met.left--
      if (met.left <= 0) waiting = waiting.filter((one) => one !== met)
      return met.fault
    },
  }
}
