import type { Session as ElectronSession } from 'electron'
import { appState } from './app-state.ts'
import { notAvailable, StandInEmitter } from './missing.ts'
import { sessionPermissions, type SessionPermissions } from './permissions.ts'
import { sessionProtocol, type SessionProtocol } from './protocol.ts'
import { sessionWebRequest, type SessionWebRequest } from './web-request.ts'

type Used =
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerEnabled'
  | 'isPersistent'

/** What a session means to the windows that use it. */
export interface SessionParts {
  /** The name of its storage in memory; null for the profile's own. */
  readonly partition: string | null
  readonly protocol: SessionProtocol
  readonly webRequest: SessionWebRequest
  readonly permissions: SessionPermissions
}

const partsOf = new WeakMap<object, SessionParts>()

export class Session extends StandInEmitter implements Pick<ElectronSession, Used> {
  override readonly knownEvents: ReadonlySet<string> = new Set(['will-download'])
  readonly protocol: SessionProtocol['api']
  readonly webRequest: SessionWebRequest['api']
  readonly setPermissionRequestHandler: ElectronSession['setPermissionRequestHandler']
  readonly setPermissionCheckHandler: ElectronSession['setPermissionCheckHandler']

  constructor(partition: string | null) {
    super()
    const parts: SessionParts = {
      partition,
      protocol: sessionProtocol(),
      webRequest: sessionWebRequest(),
      permissions: sessionPermissions(),
    }
    partsOf.set(this, parts)
    this.protocol = parts.protocol.api
    this.webRequest = parts.webRequest.api
    this.setPermissionRequestHandler = parts.permissions.setRequestHandler
    this.setPermissionCheckHandler = parts.permissions.setCheckHandler
  }

  isPersistent(): boolean {
    return sessionParts(this).partition === null
  }

  /** Pages in this host reach no device at all, whatever the handler says. */
  setDevicePermissionHandler(): void {}

  /** There is no spell checker in this host to switch on. */
  setSpellCheckerEnabled(isEnabled: boolean): void {
    if (isEnabled) throw notAvailable('the spell checker')
  }
}

/** @throws Error for an object that is no session of this host */
export function sessionParts(session: object): SessionParts {
  const parts = partsOf.get(session)
  if (parts === undefined) throw new TypeError('Error processing argument: not a session')
  return parts
}

export const defaultSession = new Session(null)
const partitions = new Map<string, Session>()

/** The same session for the same name; the default one for the empty name. */
export function fromPartition(partition: string): Session {
  if (!appState.isReady) throw new Error('Session can only be received when app is ready')
  if (partition === '') return defaultSession
  if (partition.startsWith('persist:'))
    throw notAvailable(`the partition '${partition}' that outlives the app`)
  const session = partitions.get(partition) ?? new Session(partition)
  partitions.set(partition, session)
  return session
}
