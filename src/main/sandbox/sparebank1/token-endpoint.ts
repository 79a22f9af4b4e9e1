import type { Context } from 'hono'
import { people, type PersonRef } from '../household/accounts.ts'
import type { Issued } from './consents.ts'
import type { Env, World } from './world.ts'

type Form = Readonly<Record<string, string>>

const noStore = { 'cache-control': 'no-store', pragma: 'no-cache' }

function refuse(world: World, status: 400 | 401, error: string): Response {
  if (world.switches.hasVagueTokenErrors) {
    return new Response('Beklager, noe gikk galt. Prøv igjen senere.', {
      status,
      headers: { ...noStore, 'content-type': 'text/plain; charset=utf-8' },
    })
  }
  const basic = status === 401 ? { 'www-authenticate': 'Basic realm="sandbox"' } : {}
  return Response.json(
    { error, error_description: 'The request was refused.' },
    { status, headers: { ...noStore, ...basic } },
  )
}

/** Client id and secret from Basic or from the form: both work (fact sheet 3.4). */
function credentialsOf(c: Context<Env>, form: Form): { id: string | undefined; secret: string | undefined } {
  const basic = /^Basic (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (basic === undefined) return { id: form['client_id'], secret: form['client_secret'] }
  const [id = '', ...secret] = Buffer.from(basic, 'base64').toString('utf8').split(':')
  return { id: decoded(id), secret: decoded(secret.join(':')) }
}

/** RFC 6749 2.3.1 form-encodes both halves; many clients do not, so a stray `%` stands for itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '))
  } catch (error) {
    if (error instanceof URIError) return part
    throw error
  }
}

function legacyFields(world: World, ref: PersonRef): Form {
  const person = people.find((one) => one.ref === ref) ?? people[0]
  return {
    financial_institution_id: world.switches.finInst ?? 'fid-smn',
    userinfo: JSON.stringify({ firstname: person.firstName, lastname: person.lastName, dateOfBirth: '1993-04-12' }),
  }
} // prettier-ignore

function tokenReply(world: World, issued: Issued, state: string | undefined): Response {
  const { refreshToken, consent } = issued
  const body = {
    access_token: issued.accessToken,
    token_type: 'Bearer',
    expires_in: issued.expiresIn,
    ...(refreshToken === null
      ? {}
      : {
          refresh_token: refreshToken,
          refresh_token_expires_in: issued.refreshExpiresIn,
          refresh_token_absolute_expires_in: issued.absoluteExpiresIn,
        }),
    ...(world.switches.generation === 'legacy' ? legacyFields(world, consent.person) : {}),
    ...(state === undefined ? {} : { state }),
  }
  return Response.json(body, { headers: noStore })
}

/** `POST /oauth/token`: code exchange and refresh (fact sheet 3.4 to 3.8). */
export async function tokenEndpoint(c: Context<Env>, world: World): Promise<Response> {
  const form: Form = Object.fromEntries(new URLSearchParams(await c.req.text()))
  const isForm = c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded') === true
  const { id, secret } = credentialsOf(c, form)
  const client = world.clients.find((one) => one.clientId === id && one.clientSecret === secret)
  const code = form['code'] ?? ''
  if (client === undefined || !isForm) {
    world.consents.burnCode(code)
    return client === undefined ? refuse(world, 401, 'invalid_client') : refuse(world, 400, 'invalid_request')
  }
  switch (form['grant_type']) {
    case 'authorization_code': {
      const redirectUri = form['redirect_uri'] ?? null
      const issued = world.consents.exchange(
        code,
        client.clientId,
        redirectUri,
        form['code_verifier'] ?? null,
      )
      return issued === null ? refuse(world, 400, 'invalid_grant') : tokenReply(world, issued, form['state'])
    }
    case 'refresh_token': {
      const issued = world.consents.refresh(form['refresh_token'] ?? '', client.clientId)
      return issued === null ? refuse(world, 400, 'invalid_grant') : tokenReply(world, issued, form['state'])
    }
    default:
      return refuse(world, 400, 'unsupported_grant_type')
  }
}
