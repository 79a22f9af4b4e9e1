/** How much work a password is made to cost; RFC 9106 names. */
export interface StretchCost {
  readonly memoryKiB: number
  readonly passes: number
  readonly lanes: number
}

/** Today's: 64 MiB, three passes, four lanes (RFC 9106 section 4, the second recommended option). */
export const stretchCost: StretchCost = { memoryKiB: 64 * 1024, passes: 3, lanes: 4 }

export interface StretchInput {
  /** As typed, in UTF-8. */
  readonly password: Uint8Array
  /** 16 bytes, random. */
  readonly salt: Uint8Array
  readonly cost: StretchCost
  /** For the vector of the RFC, which has one. */
  readonly secret?: Uint8Array
}

/** Bytes of what comes out. */
export const stretchedBytes = 32

/** What the thread answers: the bytes, or that it failed, in our own words. */
export type StretchReply = { readonly stretched: Uint8Array } | { readonly failure: string }
