import { randomBytes } from 'node:crypto'
import { Hono, type MiddlewareHandler } from 'hono'
import type { callLog } from '../calls.ts'
import { isOwnHost } from '../loopback.ts'
import { dataRoutes } from './data-routes.ts'
import { fisFaults } from './faults.ts'
import { tokenGate, userAgentGate, versionGate } from './gate.ts'
import { portalRoutes } from './portal.ts'
import { httpRefusal, Refusal } from './refusals.ts'
import { authRoutes } from './who-am-i.ts'
import type { Env, World } from './world.ts'

interface WriteCounter {
  readonly seen: () => number
  readonly middleware: MiddlewareHandler<Env>
}

/** Counts what would change data. */
export function writeCounter(): WriteCounter {
  let seen = 0
  const middleware: MiddlewareHandler<Env> = async (c, next) => {
    const asks = ['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) || c.req.path.endsWith('/lookup')
    if (!asks) seen++
    await next()
  }
  return { seen: () => seen, middleware }
}

/** Support wants it in its cases (fact sheet 13). */
const trace: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const id = (bytes: number): string => randomBytes(bytes).toString('hex')
  c.res.headers.set('traceresponse', `00-${id(16)}-${id(8)}-01`)
}

/** Every answer carries FIS's own time, which a program measures its clock by. */
function dated(world: World): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next()
    c.res.headers.set('date', new Date(world.now()).toUTCString())
  }
}

/** The whole of it: a wall, two APIs, and a portal. `privateKey` is that of the first client. */
export function createApp(world: World, privateKey: string, calls: ReturnType<typeof callLog>, writes: WriteCounter): Hono<Env> {
  const app = new Hono<Env>()
  app.use(isOwnHost)
  app.use(calls.middleware)
  app.use(dated(world))
  app.use(userAgentGate)
  app.use(fisFaults(world))
  // Before May 2026 it was v0; only in seed mode is that still there.
  for (const version of ['v1', 'v0']) {
    const [auth, api] = [`/auth/${version}`, `/api/${version}`]
    if (version === 'v0') app.use('/:api/v0/*', async (c, next) => (world.switches.seedMode ? next() : c.notFound()))
    app.use(`${auth}/*`, tokenGate(world))
    app.use(`${api}/*`, tokenGate(world), versionGate(world), writes.middleware, trace)
    app.route(auth, authRoutes(world))
    app.route(api, dataRoutes(world))
  }
  app.route('/portal', portalRoutes(world, privateKey))
  app.notFound((c) => httpRefusal(404, { message: `Not Found: ${c.req.method} ${c.req.path}` }).response)
  app.onError((error) => {
    return error instanceof Refusal ? error.response : httpRefusal(500, { message: 'Try again later' }).response
  })
  return app
} // prettier-ignore
