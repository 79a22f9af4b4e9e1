import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { HttpReply } from '../../http/port.ts'
import type { BunqApi } from './api.ts'
import type { Installation, Session } from './context.ts'
import { itemsOf, readOne } from './items.ts'
import { isOk } from './refusal.ts'

const wireToken = z.object({ token: z.string().min(1) })

/** Seconds; some users carry none. */
const timeout = z.number().positive().nullish().catch(null)
const wireNested = z.object({ id: z.int().nullish().catch(null), session_timeout: timeout })
const wireNestedUser = z.record(z.string(), wireNested.nullish().catch(null)).nullish().catch(null)
const wireUser = z.object({
  id: z.int().positive(),
  session_timeout: timeout,
  requested_by_user: wireNestedUser,
  granted_by_user: wireNestedUser,
})
type WireUser = z.infer<typeof wireUser>

/** Where nothing says how long a session lasts (fact sheet 4.3). */
const fallbackTimeoutS = 300
const marginS = 30

export type Opened =
  | { readonly session: Session; readonly refusal: null }
  | { readonly session: null; readonly refusal: HttpReply }

/** One `POST /v1/session-server`, signed (fact sheet 4.3). `now`: our clock, ms since 1970. Errors: those of Http. */
export async function openSession(
  api: BunqApi,
  installation: Installation,
  secret: string,
  now: number,
): Promise<Opened> {
  const label = 'POST /v1/session-server'
  const caller = { token: installation.token, installation }
  const reply = await api.post({ path: '/v1/session-server', label, caller }, { secret })
  return isOk(reply)
    ? { session: sessionIn(reply, label, now), refusal: null }
    : { session: null, refusal: reply }
}

/** Which name the user has says what kind of session it is. A kind that is new to us still has an id, and is used by it. */
export function sessionIn(reply: HttpReply, label: string, openedAt: number): Session {
  const { token } = readOne(reply, 'Token', wireToken, label)
  const wrapped = itemsOf(reply, label).find(([name]) => name.startsWith('User'))
  const user = wireUser.safeParse(wrapped?.[1])
  if (wrapped === undefined || !user.success) throw new AppError('unexpected-response', `${label}: no user`)
  return {
    token,
    openedAt,
    timeoutS: timeoutOf(user.data),
    userType: wrapped[0],
    userId: user.data.id,
    grantedUserId: nestedIn(user.data.granted_by_user)[0]?.id ?? null,
  }
}

/** An OAuth session carries two, and clients disagree which counts: the smaller one is safe either way (fact sheet 4.3). */
function timeoutOf(user: WireUser): number {
  const nested = [...nestedIn(user.requested_by_user), ...nestedIn(user.granted_by_user)]
  const all = [user, ...nested].flatMap(({ session_timeout: seconds }) => seconds ?? [])
  return all.length === 0 ? fallbackTimeoutS : Math.min(...all)
}

function nestedIn(user: WireUser['granted_by_user']): readonly z.infer<typeof wireNested>[] {
  return Object.values(user ?? {}).flatMap((one) => one ?? [])
}

/** Good for more than half a minute still, as far as the bank said. It never gets longer by use: the two official texts about
 *  that differ (fact sheet 4.3). */
export function isLiving({ openedAt, timeoutS }: Session, now: number): boolean {
  const usableS = Math.max(timeoutS - marginS, timeoutS / 2)
  return now < openedAt + usableS * 1000
}
