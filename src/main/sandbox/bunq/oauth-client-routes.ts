import { Hono } from 'hono'
import type { Context } from 'hono'
import { rawBody, sessionGate } from './gate.ts'
import type { CallbackUrl, OAuthClient } from './oauth-clients.ts'
import { listAnswer } from './pagination.ts'
import type { BunqUser } from './users.ts'
import { answer, idAnswer, objectIn, refusal, textField, timestamp } from './wire.ts'
import { sessionOf, type Env, type World } from './world.ts'

function callbackJson({ id, createdAt, url }: CallbackUrl) {
  const created = timestamp(createdAt)
  return { id, created, updated: created, url }
}

function clientJson({ id, owner, clientId, clientSecret, callbackUrls }: OAuthClient): unknown {
  const display_name = owner.kind === 'provider' ? owner.commonName : `${owner.firstName} ${owner.lastName}`
  const callback_url = callbackUrls.map(callbackJson)
  return { OauthClient: { id, status: 'ACTIVE', display_name, client_id: clientId, secret: clientSecret, callback_url } }
} // prettier-ignore

/** Whoever registers clients: the session's own user, and never a customer on whose behalf one calls. */
function ownerIn(c: Context<Env>): BunqUser {
  const { user, grant } = sessionOf(c).credential
  const uid = c.req.param('uid')
  if (grant !== null || String(user.id) !== uid) throw refusal(404, `User for id "${uid}" not found.`)
  return user
}

function clientIn(c: Context<Env>, world: World): OAuthClient {
  const client = world.oauth.ofOwner(ownerIn(c))
  const id = c.req.param('id')
  if (client === null || String(client.id) !== id)
    throw refusal(404, `Oauth client for id "${id}" not found.`)
  return client
}

function callbackIn(c: Context<Env>, client: OAuthClient): CallbackUrl {
  const id = c.req.param('callbackId')
  const found = client.callbackUrls.find((one) => String(one.id) === id)
  if (found === undefined) throw refusal(404, `Oauth callback url for id "${id}" not found.`)
  return found
}

async function urlIn(c: Context<Env>): Promise<string> {
  const url = textField(objectIn(await rawBody(c)), 'url')
  if (!URL.canParse(url)) throw refusal(400, 'The callback url is not an address.')
  return url
}

/** OAuth clients and where they send people back to (fact sheet 5.3, steps 7 to 9). */
export function oauthClientRoutes(world: World): Hono<Env> {
  const gate = sessionGate(world)
  const one = '/user/:uid/oauth-client/:id'
  const callbacks = `${one}/callback-url`
  return new Hono<Env>()
    .get('/user/:uid/oauth-client', gate, (c) => {
      const client = world.oauth.ofOwner(ownerIn(c))
      return listAnswer(c, client === null ? [] : [client], clientJson)
    })
    .post('/user/:uid/oauth-client', gate, (c) => {
      const owner = ownerIn(c)
      if (world.oauth.ofOwner(owner) !== null) throw refusal(400, 'This user has an OAuth client already.')
      return idAnswer(world.oauth.register(owner).id)
    })
    .get(one, gate, (c) => answer([clientJson(clientIn(c, world))]))
    .get(callbacks, gate, (c) =>
      listAnswer(c, clientIn(c, world).callbackUrls, (url) => ({ OauthCallbackUrl: callbackJson(url) })),
    )
    .post(callbacks, gate, async (c) => {
      const client = clientIn(c, world)
      return idAnswer(world.oauth.addCallback(client, await urlIn(c)).id)
    })
    .get(`${callbacks}/:callbackId`, gate, (c) =>
      answer([{ OauthCallbackUrl: callbackJson(callbackIn(c, clientIn(c, world))) }]),
    )
    .put(`${callbacks}/:callbackId`, gate, async (c) => {
      const callback = callbackIn(c, clientIn(c, world))
      callback.url = await urlIn(c)
      return idAnswer(callback.id)
    })
    .delete(`${callbacks}/:callbackId`, gate, (c) => {
      const client = clientIn(c, world)
      client.callbackUrls.splice(client.callbackUrls.indexOf(callbackIn(c, client)), 1)
      return c.json({})
    })
}
