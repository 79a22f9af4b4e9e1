import { Hono } from 'hono'
import type { Context } from 'hono'
import type { Credential } from './credentials.ts'
import { listAnswer } from './pagination.ts'
import { signedInJson, userJson } from './user-json.ts'
import type { BunqUser } from './users.ts'
import { answer, refusal, timestamp } from './wire.ts'
import { sessionOf, type Env, type World } from './world.ts'

/** The id a session's own user has: for an access token that of its `UserApiKey` (fact sheet 5.2). */
function ownId({ grant, user }: Credential): number {
  return grant?.userId ?? user.id
}

const unknownUser = (id: string) => refusal(404, `User for id "${id}" not found.`)

/** A whole user: the session's own, or the customer behind an access token. */
function wholeUser(c: Context<Env>, kind: BunqUser['kind']): BunqUser {
  const { user } = sessionOf(c).credential
  const id = c.req.param('uid') ?? ''
  if (String(user.id) !== id || user.kind !== kind) throw unknownUser(id)
  return user
}

/** Whose accounts an address means: the customer by the id of the `UserApiKey`, or by their own (fact sheet 5.2). */
export function customerIn(c: Context<Env>, world: World): Credential {
  const { credential } = sessionOf(c)
  const uid = c.req.param('uid') ?? ''
  const isGranted = credential.grant !== null && String(credential.user.id) === uid
  if (isGranted && world.switches.grantedIdInPath === 'refused') throw unknownUser(uid)
  if (!isGranted && String(ownId(credential)) !== uid) throw unknownUser(uid)
  return credential
}

/** A secret without the secret (fact sheet E19). */
function credentialJson({ id, createdAt, updatedAt, status, expiresAt, device }: Credential): unknown {
  return {
    CredentialPasswordIp: {
      id,
      created: timestamp(createdAt),
      updated: timestamp(updatedAt),
      status,
      expiry_time: expiresAt === null ? null : timestamp(expiresAt),
      token_value: null,
      permitted_device: device === null ? null : { description: device.description, ip: device.ip },
    },
  }
}

function credentialsIn(c: Context<Env>, world: World): readonly Credential[] {
  const { user, grant } = sessionOf(c).credential
  const uid = c.req.param('uid') ?? ''
  if (grant !== null || String(user.id) !== uid) throw unknownUser(uid)
  return world.credentials.ofUser(user)
}

function credentialIn(c: Context<Env>, world: World): Credential {
  const id = c.req.param('id')
  const found = credentialsIn(c, world).find((one) => String(one.id) === id)
  if (found === undefined) throw refusal(404, `Credential for id "${id}" not found.`)
  return found
}

interface PermittedIp {
  readonly id: number
  readonly at: number
  readonly ip: string
}

function permittedIps({ id, permitted, device, createdAt }: Credential): readonly PermittedIp[] {
  const listed = permitted === 'any' ? ['*'] : (permitted ?? [])
  return listed.map((ip, nth) => ({ id: id * 10 + nth, at: device?.at ?? createdAt, ip }))
}

function permittedIpJson({ id, at, ip }: PermittedIp): unknown {
  return { PermittedIp: { id, created: timestamp(at), updated: timestamp(at), ip, status: 'ACTIVE' } }
}

/** Users and the secrets of the session's own (fact sheet 7, E10, E19). */
export function userRoutes(world: World): Hono<Env> {
  const timeoutS = (): number => world.switches.sessionTimeoutS
  const credentials = '/user/:uid/credential-password-ip'
  return new Hono<Env>()
    .get('/user', (c) => {
      const { credential } = sessionOf(c)
      return listAnswer(c, [{ id: ownId(credential) }], () => signedInJson(credential, timeoutS()))
    })
    .get('/user/:uid', (c) => {
      const { credential } = sessionOf(c)
      const isOwn = c.req.param('uid') === String(ownId(credential))
      return answer([isOwn ? signedInJson(credential, timeoutS()) : userJson(wholeUser(c, 'person'), timeoutS())])
    })
    .get('/user-person/:uid', (c) => answer([userJson(wholeUser(c, 'person'), timeoutS())]))
    .get('/user-payment-service-provider/:uid', (c) => answer([userJson(wholeUser(c, 'provider'), timeoutS())]))
    .get(credentials, (c) => listAnswer(c, credentialsIn(c, world), credentialJson))
    .get(`${credentials}/:id`, (c) => answer([credentialJson(credentialIn(c, world))]))
    .get(`${credentials}/:id/ip`, (c) => listAnswer(c, permittedIps(credentialIn(c, world)), permittedIpJson))
} // prettier-ignore
