import { Hono } from 'hono'
import type { callLog } from '../calls.ts'
import { isOwnHost } from '../loopback.ts'
import { accountRoutes } from './account-routes.ts'
import { consentRoutes } from './authorize.ts'
import { bunqFaults } from './faults.ts'
import { headerRules, identify, sessionGate, signing } from './gate.ts'
import { oauthClientRoutes } from './oauth-client-routes.ts'
import { rateLimit } from './rate-limit.ts'
import { refuseWrites, sessionRoutes } from './session-routes.ts'
import { setupRoutes } from './setup.ts'
import { tokenEndpoint } from './token-endpoint.ts'
import { userRoutes } from './user-routes.ts'
import { errorReply } from './wire.ts'
import type { Env, World } from './world.ts'

/** Every route of the three hosts in the order they are tried; the gates stand between what needs them and what does not. */
export function createApp(world: World, calls: ReturnType<typeof callLog>): Hono<Env> {
  const app = new Hono<Env>()
  app.use(isOwnHost)
  app.use(calls.middleware)
  app.use(identify(world))
  app.use(bunqFaults(world))
  app.route('/auth', consentRoutes(world))
  app.post('/v1/token', (c) => tokenEndpoint(c, world))
  app.use('/v1/*', signing)
  app.use('/v1/*', rateLimit(world))
  app.use('/v1/*', headerRules(world))
  app.route('/v1', setupRoutes(world))
  app.route('/v1', oauthClientRoutes(world))
  app.route('/v1', sessionRoutes(world))
  app.route('/v1', refuseWrites(world))
  app.use('/v1/*', sessionGate(world))
  app.route('/v1', userRoutes(world))
  app.route('/v1', accountRoutes(world))
  app.notFound(() => errorReply(404, 'Route not found.'))
  return app
}
