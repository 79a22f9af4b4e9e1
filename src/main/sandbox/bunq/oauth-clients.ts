import type { SandboxClock } from '../clock.ts'
import { counter, type Secrets } from './secrets.ts'
import type { BunqUser, PersonUser } from './users.ts'

const codeLifeMs = 5 * 60_000 // short; the bank's own is unknown (fact sheet 5.2)

export interface CallbackUrl {
  readonly id: number
  readonly createdAt: number
  url: string
}

/** One a user (fact sheet 5.2). */
export interface OAuthClient {
  readonly id: number
  readonly owner: BunqUser
  readonly clientId: string
  readonly clientSecret: string
  readonly callbackUrls: CallbackUrl[]
}

/** What one person allowed one client. */
export interface Grant {
  /** The id of its `UserApiKey`: the same for the same person and client. */
  readonly userId: number
  readonly client: OAuthClient
  readonly granter: PersonUser
  readonly accountIds: ReadonlySet<number>
  readonly createdAt: number
}

interface Code {
  readonly grant: Grant
  readonly redirectUri: string
  readonly state: string | null
  readonly endsAt: number
}

export interface OAuthClients {
  byClientId(clientId: string): OAuthClient | null
  ofOwner(owner: BunqUser): OAuthClient | null
  /** Id and secret are the same on every start where a name is given. */
  register(owner: BunqUser, fixedName?: string): OAuthClient
  addCallback(client: OAuthClient, url: string): CallbackUrl
  issueCode(request: {
    readonly client: OAuthClient
    readonly granter: PersonUser
    readonly accountIds: readonly number[]
    readonly redirectUri: string
    readonly state: string | null
  }): string
  /** Burns the code whatever comes of it. null: unknown, used, too old, or not this client's request. */
  exchange(
    code: string,
    client: OAuthClient | null,
    redirectUri: string | null,
  ): { readonly grant: Grant; readonly state: string | null } | null
}

export function createOAuthClients(clock: SandboxClock, secrets: Secrets): OAuthClients {
  const [nextClient, nextCallback, nextUser] = [counter(6_905), counter(7_105), counter(3_700_123)]
  const clients: OAuthClient[] = []
  const codes = new Map<string, Code>()
  const userIds = new Map<string, number>()
  const userIdOf = (client: OAuthClient, granter: PersonUser): number => {
    const pair = `${client.id} ${granter.id}`
    const id = userIds.get(pair) ?? nextUser()
    userIds.set(pair, id)
    return id
  }
  return {
    byClientId: (clientId) => clients.find((one) => one.clientId === clientId) ?? null,
    ofOwner: (owner) => clients.find((one) => one.owner.id === owner.id) ?? null,
    register: (owner, fixedName) => {
      const make = (what: string): string =>
        fixedName === undefined ? secrets.token() : secrets.fixed(`${fixedName} ${what}`)
      const client = {
        id: nextClient(),
        owner,
        clientId: make('id'),
        clientSecret: make('secret'),
        callbackUrls: [],
      }
      clients.push(client)
      return client
    },
    addCallback: (client, url) => {
      const callback = { id: nextCallback(), createdAt: clock.now(), url }
      client.callbackUrls.push(callback)
      return callback
    },
    issueCode: ({ client, granter, accountIds, redirectUri, state }) => {
      const code = secrets.token()
      const now = clock.now()
      const grant = {
        userId: userIdOf(client, granter),
        client,
        granter,
        accountIds: new Set(accountIds),
        createdAt: now,
      }
      codes.set(code, { grant, redirectUri, state, endsAt: now + codeLifeMs })
      return code
    },
    exchange: (code, client, redirectUri) => {
      const found = codes.get(code)
      codes.delete(code)
      if (found === undefined || found.endsAt <= clock.now()) return null
      if (found.grant.client !== client || found.redirectUri !== redirectUri) return null
      return { grant: found.grant, state: found.state }
    },
  }
}
