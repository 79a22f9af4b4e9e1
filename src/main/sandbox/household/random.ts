/** Invented numbers that are the same on every machine: integers only, no clock, no locale. */
export interface Random {
  /** A whole number from 0 up to, not including, `n`. */
  below(n: number): number
  /** True in so many of a thousand cases. */
  chance(perMille: number): boolean
  pick<T>(list: readonly [T, ...T[]]): T
  /** Minor units between the two, small ones far more often than large ones. */
  amount(low: number, high: number): number
}

/**
 * A stream of its own for every seed, topic and time, so that one day's rows never depend on how many another day had.
 * The generator is sfc32 (public domain, PractRand).
 */
export function randomFor(seed: number, topic: number, time: number): Random {
  let a = 0x9e3779b9 ^ seed
  let b = 0x243f6a88 ^ Math.imul(topic, 0x85ebca6b)
  let c = 0xb7e15162 ^ Math.imul(time, 0xc2b2ae35)
  let d = 1
  const next = (): number => {
    const t = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  for (let round = 0; round < 12; round++) next()
  const below = (n: number): number => next() % n
  return {
    below,
    chance: (perMille) => below(1000) < perMille,
    pick: (list) => list[below(list.length)] ?? list[0],
    amount: (low, high) => {
      const u = below(10_000)
      return low + Math.floor(((high - low) * u * u) / 1e8)
    },
  }
}
