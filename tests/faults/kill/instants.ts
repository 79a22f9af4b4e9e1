/** How many kills there are in all; `npm run fuzz -- kill` asks for more. */
const wanted = Number(process.env['OVERSIKT_KILLS'] ?? 200)
/** The same seed chooses the same instants again. */
const seed = Number(process.env['OVERSIKT_KILL_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

/** Of the share of a job: so many where there are 200 in all. */
export function share(ofTwoHundred: number): number {
  return Math.max(2, Math.round((wanted * ofTwoHundred) / 200))
}

/** By the clock, as a part of how long the job takes; or between two changes of what outlives the process. */
export type Instant =
  { readonly by: 'clock'; readonly part: number } | { readonly by: 'step'; readonly step: number }

/** Half by the clock, the first moment and the last among them, half spread evenly over the steps. */
export function chooseInstants(job: string, count: number, steps: number): readonly Instant[] {
  const random = mulberry32(seed ^ hash(job))
  const byStep = Math.min(Math.floor(count / 2), steps)
  const stride = steps / byStep
  return Array.from({ length: count }, (_, index): Instant => {
    if (index < byStep) return { by: 'step', step: 1 + Math.floor((index + random()) * stride) }
    if (index === byStep) return { by: 'clock', part: 0 }
    return { by: 'clock', part: index === byStep + 1 ? 0.97 : random() }
  })
}

/** What a failed test says, to be met again. */
export function describeInstant(job: string, instant: Instant): string {
  const when =
    instant.by === 'step' ? `at step ${instant.step}` : `after ${instant.part.toFixed(3)} of its time`
  return `${job}, killed ${when}; OVERSIKT_KILL_SEED=${seed}`
}

function hash(text: string): number {
  return [...text].reduce((sum, char) => (Math.imul(sum, 31) + char.charCodeAt(0)) | 0, 7)
}

/** Small, fast and good enough to choose instants with. */
function mulberry32(start: number): () => number {
  let state = start | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
