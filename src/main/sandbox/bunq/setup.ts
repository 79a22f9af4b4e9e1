import { Hono } from 'hono'
import type { Context } from 'hono'
import { markUsed, type Permitted } from './credentials.ts'
import { installationGate, rawBody } from './gate.ts'
import { clientKeyOf, isSignatureOf, providerCertificate } from './keys.ts'
import { emptyAccount } from './odd-ledger.ts'
import { listAnswer } from './pagination.ts'
import type { Device, Installation } from './sessions.ts'
import { signedInJson } from './user-json.ts'
import { answer, idAnswer, objectIn, refusal, textField, texts, timestamp } from './wire.ts'
import type { Env, World } from './world.ts'

/** The installation its gate has let in. */
function installationOf(c: Context<Env>): Installation {
  const installation = c.get('installation')
  if (installation === undefined) throw new RangeError('a route without its gate')
  return installation
}

const bodyOf = async (c: Context<Env>) => objectIn(await rawBody(c))

async function install(c: Context<Env>, world: World): Promise<Response> {
  const client = clientKeyOf(textField(await bodyOf(c), 'client_public_key'))
  const installation = await world.sessions.install(client)
  c.set('installation', installation)
  const created = timestamp(installation.createdAt)
  return answer([
    { Id: { id: installation.id } },
    { Token: { id: installation.tokenId, created, updated: created, token: installation.token } },
    { ServerPublicKey: { server_public_key: installation.server.publicPem } },
  ])
}

/** Absent or empty: the caller's address only; what `*` means is disputed (fact sheet 4.2). */
function permittedBy(listed: unknown, ip: string, honoursWildcard: boolean): Permitted {
  if (listed === undefined || listed === null) return [ip]
  if (!Array.isArray(listed) || !listed.every((one) => typeof one === 'string')) {
    throw refusal(400, 'The field "permitted_ips" is not a list of addresses.')
  }
  if (listed.length === 0) return [ip]
  if (!listed.includes('*')) return listed
  return honoursWildcard ? 'any' : [ip]
}

async function registerDevice(c: Context<Env>, world: World): Promise<Response> {
  const body = await bodyOf(c)
  const [description, ip] = [textField(body, 'description'), c.get('ip')]
  const credential = world.credentials.usable(textField(body, 'secret'), ip)
  if (credential === null) throw refusal(400, texts.credentials)
  const permitted = permittedBy(body?.['permitted_ips'], ip, world.switches.honoursWildcard)
  const installation = installationOf(c)
  const isKnown = installation.devices.some((device) => device.credential === credential)
  if (isKnown && world.switches.repeatedDevice === 'refused') {
    throw refusal(400, 'This credential is registered under this installation already.')
  }
  const at = world.clock.now()
  credential.permitted = permitted
  credential.device = { description, ip, at }
  markUsed(credential, at)
  return idAnswer(world.sessions.addDevice(installation, credential, description, ip).id)
}

function deviceJson({ id, createdAt, description, ip }: Device): unknown {
  const created = timestamp(createdAt)
  return { DeviceServer: { id, created, updated: created, description, ip, status: 'ACTIVE' } }
}

/** A secret opens sessions under any installation that has a device, its own or not (fact sheet 4.3). */
async function openSession(c: Context<Env>, world: World): Promise<Response> {
  const installation = installationOf(c)
  const credential = world.credentials.usable(textField(await bodyOf(c), 'secret'), c.get('ip'))
  if (credential === null || installation.devices.length === 0) throw refusal(400, texts.credentials)
  if (installation.hasHadSession && world.switches.secondSession === 'refused') {
    throw refusal(400, texts.secondSession)
  }
  markUsed(credential, world.clock.now())
  const { id, token, createdAt } = world.sessions.open(installation, credential)
  const created = timestamp(createdAt)
  return answer([
    { Id: { id } },
    { Token: { id, created, updated: created, token } },
    signedInJson(credential, world.switches.sessionTimeoutS),
  ])
}

/** Fact sheet 5.3, steps 2 to 5: a certificate only has to name a role; its key signs the client's key and the token. */
async function registerProvider(c: Context<Env>, world: World): Promise<Response> {
  const body = await bodyOf(c)
  const field = (name: string): string => textField(body, name)
  const certificate = providerCertificate(
    field('client_payment_service_provider_certificate'),
    field('client_payment_service_provider_certificate_chain'),
  )
  const { client, token } = installationOf(c)
  const message = Buffer.from(`${client.pem}${token}`)
  if (!isSignatureOf(message, field('client_public_key_signature'), certificate.key)) {
    throw refusal(400, 'The signature of the client public key is invalid.')
  }
  const credential = world.credentials.addProvider(world.users.provider(certificate))
  const created = timestamp(credential.createdAt)
  const expiry = credential.expiresAt === null ? null : timestamp(credential.expiresAt)
  return answer([
    {
      CredentialPasswordIp: {
        id: credential.id,
        created,
        updated: created,
        status: credential.status,
        expiry_time: expiry,
        token_value: credential.secret,
        permitted_device: null,
      },
    },
  ])
}

/** What needs no session: installation, device, session, the provider's credential, and fresh sandbox users. */
export function setupRoutes(world: World): Hono<Env> {
  const [optional, required] = [installationGate(world, 'optional'), installationGate(world, 'required')]
  return new Hono<Env>()
    .post('/installation', (c) => install(c, world))
    .post('/device-server', optional, (c) => registerDevice(c, world))
    .get('/device-server', optional, (c) => listAnswer(c, installationOf(c).devices, deviceJson))
    .post('/session-server', required, (c) => openSession(c, world))
    .post('/payment-service-provider-credential', optional, (c) => registerProvider(c, world))
    .post('/sandbox-user-person', () => {
      const user = world.users.addPerson()
      world.accounts.push(emptyAccount(user, 3_640_000 + (user.id % 10_000)))
      return answer([{ ApiKey: { api_key: world.credentials.addKey(user).secret } }])
    })
}
