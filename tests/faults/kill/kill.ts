import { expect } from 'vitest'
import { chooseInstants, describeInstant, type Instant } from './instants.ts'
import type { Order } from './order.ts'
import { inProcess, type Bundle } from './process.ts'

export interface Round {
  readonly order: Omit<Order, 'dieAt'>
  /** Looks at what the killed process left, starts again, and compares with what must be there. */
  readonly judge: () => Promise<void>
}

export interface Campaign {
  readonly job: string
  readonly bundle: Bundle
  readonly kills: number
  /** A place to be killed in. Lanes run beside each other; within one, a round is over before the next begins. */
  readonly prepare: (lane: number) => Promise<Round>
  readonly lanes?: number
}

/**
 * Runs a job once unharmed, to know how long it takes and how many steps, then kills it at each of the instants and judges
 * what is left. A process that came to its end before its instant is judged too, but does not count: another instant is
 * chosen for it.
 * @returns the number of kills.
 */
export async function killAgainAndAgain({
  job,
  bundle,
  kills,
  prepare,
  lanes = 2,
}: Campaign): Promise<number> {
  const whole = await prepare(0)
  const unharmed = await inProcess(bundle, { ...whole.order, dieAt: 0 }, null)
  await whole.judge()
  const instants = [...chooseInstants(job, kills, unharmed.steps)]
  let tookMs = unharmed.tookMs
  let killed = 0
  let escaped = 0
  const lane = async (index: number): Promise<void> => {
    for (let instant = instants.shift(); instant !== undefined; instant = instants.shift()) {
      const why = describeInstant(job, instant)
      const round = await prepare(index)
      try {
        const ended = await inProcess(
          bundle,
          { ...round.order, dieAt: stepOf(instant) },
          msOf(instant, tookMs),
        )
        await round.judge()
        if (ended.isKilled) killed++
        else if (escaped++ < kills) {
          if (instant.by === 'clock') tookMs = Math.min(tookMs, ended.tookMs) // it has become faster
          instants.push({ by: 'clock', part: instant.by === 'clock' ? instant.part * 0.8 : 0.5 })
        }
      } catch (cause) {
        throw new Error(why, { cause })
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, (_, index) => lane(index)))
  expect(killed, `${job}: ${escaped} came to their end`).toBe(kills)
  return killed
}

const stepOf = (instant: Instant): number => (instant.by === 'step' ? instant.step : 0)
const msOf = (instant: Instant, tookMs: number): number | null =>
  instant.by === 'clock' ? instant.part * tookMs : null
