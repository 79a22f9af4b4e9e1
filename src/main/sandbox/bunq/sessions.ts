import type { SandboxClock } from '../clock.ts'
import type { Credential } from './credentials.ts'
import { newServerKey, type ClientKey, type ServerKey } from './keys.ts'
import { counter, type Secrets } from './secrets.ts'
import type { Switches } from './switches.ts'
import { sessionTimeoutS } from './users.ts'

export interface Device {
  readonly id: number
  readonly createdAt: number
  readonly description: string
  readonly ip: string
  readonly credential: Credential
}

/** What `POST /installation` made: two keys, and a token that opens sessions (fact sheet 4.1). */
export interface Installation {
  readonly id: number
  readonly tokenId: number
  readonly token: string
  readonly createdAt: number
  readonly client: ClientKey
  readonly server: ServerKey
  readonly devices: Device[]
  hasHadSession: boolean
}

export interface Session {
  readonly id: number
  readonly token: string
  readonly createdAt: number
  readonly installation: Installation
  readonly credential: Credential
  readonly timeoutMs: number
  endsAt: number
}

export interface Sessions {
  install(client: ClientKey): Promise<Installation>
  addDevice(installation: Installation, credential: Credential, description: string, ip: string): Device
  open(installation: Installation, credential: Credential): Session
  end(session: Session): void
  installationOf(token: string): Installation | null
  /** The living session of a token; whatever extends it is done here. */
  sessionOf(token: string): Session | null
  /** The installation behind a session token, also a dead one's: its refusal is signed as well. */
  ownerOf(token: string): Installation | null
}

const halfHourMs = 30 * 60_000
const mostExtensionMs = 5 * 60_000

/** When a session ends that is used now, by either official text (fact sheet 4.3). */
function extendedEnd(session: Session, now: number, how: Switches['sessionExtension']): number {
  const leftMs = session.endsAt - now
  if (how === '30-minutes' && leftMs <= halfHourMs) return now + session.timeoutMs
  if (how === '30-seconds' && leftMs <= 30_000) return session.endsAt + Math.min(session.timeoutMs, mostExtensionMs)
  return session.endsAt
} // prettier-ignore

/** What `session_timeout` says: for an access token the smaller of the two users' (fact sheet 4.3). */
function timeoutMsOf({ user, grant }: Credential, switches: Switches): number {
  const users = grant === null ? [user] : [grant.granter, grant.client.owner]
  return Math.min(...users.map((one) => sessionTimeoutS(one, switches.sessionTimeoutS))) * 1000
}

export function createSessions(clock: SandboxClock, switches: Switches, secrets: Secrets): Sessions {
  const [nextInstallation, nextToken] = [counter(70_111), counter(90_222)]
  const [nextDevice, nextSession] = [counter(50_333), counter(25_100_001)]
  const installations = new Map<string, Installation>()
  const sessions = new Map<string, Session>()
  return {
    install: async (client) => {
      const server = await newServerKey()
      const token = secrets.token()
      const ids = { id: nextInstallation(), tokenId: nextToken() }
      const installation = { ...ids, token, createdAt: clock.now(), client, server, devices: [], hasHadSession: false }
      installations.set(token, installation)
      return installation
    },
    addDevice: (installation, credential, description, ip) => {
      const device = { id: nextDevice(), createdAt: clock.now(), description, ip, credential }
      installation.devices.push(device)
      return device
    },
    open: (installation, credential) => {
      const [token, createdAt] = [secrets.token(), clock.now()]
      if (credential.grant === null && credential.user.kind === 'provider') credential.user.sessionCount++
      const timeoutMs = timeoutMsOf(credential, switches)
      const endsAt = createdAt + timeoutMs
      const session = { id: nextSession(), token, createdAt, installation, credential, timeoutMs, endsAt }
      sessions.set(token, session)
      installation.hasHadSession = true
      return session
    },
    end: (session) => {
      session.endsAt = 0
    },
    installationOf: (token) => installations.get(token) ?? null,
    ownerOf: (token) => installations.get(token) ?? sessions.get(token)?.installation ?? null,
    sessionOf: (token) => {
      const session = sessions.get(token)
      const now = clock.now()
      if (session === undefined || session.endsAt <= now || session.credential.status === 'REVOKED') return null
      session.endsAt = extendedEnd(session, now, switches.sessionExtension)
      return session
    },
  }
} // prettier-ignore
