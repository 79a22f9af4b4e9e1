import { Hono } from 'hono'
import type { Context } from 'hono'
import { sessionGate } from './gate.ts'
import { listAnswer } from './pagination.ts'
import { answer, refusal } from './wire.ts'
import { sessionOf, type Env, type World } from './world.ts'

/** A session's own end, and the installation it stands on (fact sheet 4.1, 4.3). */
export function sessionRoutes(world: World): Hono<Env> {
  const gate = sessionGate(world)
  return new Hono<Env>()
    .delete('/session/:any', gate, (c) => {
      world.sessions.end(sessionOf(c))
      return answer([])
    })
    .get('/installation', gate, (c) =>
      listAnswer(c, [sessionOf(c).installation], ({ id }) => ({ Id: { id } })),
    )
    .get('/installation/:id/server-public-key', gate, (c) => {
      const { id, server } = sessionOf(c).installation
      if (String(id) !== c.req.param('id')) throw refusal(404, 'Installation not found.')
      return answer([{ ServerPublicKey: { server_public_key: server.publicPem } }])
    })
}

/** Ids of the path as `:id`: the list of attempts says what, never whose. */
const withoutIds = (path: string): string => path.replaceAll(/\/\d+/g, '/:id')

/** Whatever would change something: written down, and refused. */
export function refuseWrites(world: World): Hono<Env> {
  const refuse = (c: Context<Env>): never => {
    const path = c.req.path
    throw path.endsWith('/payment')
      ? refusal(403, 'Not enough permissions to create payment.')
      : refusal(405, 'Method not allowed.')
  }
  return new Hono<Env>().on(['POST', 'PUT', 'PATCH', 'DELETE'], '/*', async (c, next) => {
    world.writes.push({ method: c.req.method, path: withoutIds(c.req.path) })
    return next()
  }, sessionGate(world), refuse)
} // prettier-ignore
