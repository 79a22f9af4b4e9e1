import type { World } from './ledger.ts'
import type { Answered, Asked } from './memory-http.ts'
import type { ModelBank } from './model.ts'

/** The bank's server, and a hand on what it does next. */
export interface Server {
  readonly answer: (asked: Asked) => Answered
  /** Called with the number of each call of a sync, before it is answered. */
  beforeCall: (call: number) => void
  /** Which of the calls it does not answer, however often it is asked the same; null: it answers all. */
  failsAtCall: number | null
  restartCount: () => void
}

const down: Answered = { status: 503, text: '' }

/** Answers for the bank as the world stands at that moment. */
export function serve(world: World, bank: ModelBank): Server {
  let calls = 0
  let refused = ''
  const server: Server = {
    answer: (asked) => {
      const { href } = asked.url
      if (href === refused) return down
      world.now += 1000 // it takes its time
      const call = calls++
      server.beforeCall(call)
      if (call !== server.failsAtCall) return bank.answer(world, asked)
      refused = href
      return down
    },
    beforeCall: () => undefined,
    failsAtCall: null,
    restartCount: () => {
      calls = 0
      refused = ''
    },
  }
  return server
}
