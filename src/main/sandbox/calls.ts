import type { Context, Next } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { SandboxClock } from './clock.ts'

/** One call as the sandbox saw it: no keys, tokens or values of the query. */
export interface Call {
  /** By the sandbox's clock, ms since 1970. */
  readonly at: number
  readonly method: string
  /** With names in place of keys and ids: `/personal/banking/accounts/:key`. */
  readonly path: string
  /** Names of the query's parameters in their order, repeated as sent. */
  readonly queryKeys: readonly string[]
  /** null while unanswered. */
  readonly status: number | null
}

export interface CallLog {
  /** Oldest first. */
  readonly all: readonly Call[]
  /** How many calls went to paths that begin so; all of them without one. */
  count(pathStart?: string): number
  clear(): void
}

/** The route a call meets, with names in place of keys and ids; its own path where there is none. */
export function routePattern(c: Context): string {
  return matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? c.req.path
}

export function callLog(clock: SandboxClock): {
  readonly log: CallLog
  readonly middleware: (c: Context, next: Next) => Promise<void>
} {
  const all: Call[] = []
  const log: CallLog = {
    all,
    count: (pathStart = '') => all.filter(({ path }) => path.startsWith(pathStart)).length,
    clear: () => void all.splice(0),
  }
  const middleware = async (c: Context, next: Next): Promise<void> => {
    const call = {
      at: clock.now(),
      method: c.req.method,
      path: routePattern(c),
      queryKeys: [...new URL(c.req.url).searchParams.keys()],
      status: null as number | null,
    }
    all.push(call)
    await next()
    call.status = c.res.status
  }
  return { log, middleware }
}
