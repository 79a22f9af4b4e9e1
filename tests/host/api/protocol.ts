import type { CustomScheme, Protocol } from 'electron'
import { appState } from './app-state.ts'
import { notAvailable, standIn } from './missing.ts'
import { isRegistered, registerSchemes } from './schemes.ts'

export type ProtocolHandler = Parameters<Protocol['handle']>[1]

/** The protocol handlers of one session. */
export interface SessionProtocol {
  readonly api: Pick<Protocol, 'handle' | 'unhandle' | 'isProtocolHandled' | 'registerSchemesAsPrivileged'>
  handlerFor(scheme: string): ProtocolHandler | undefined
}

let hasRegistered = false

export function sessionProtocol(): SessionProtocol {
  const handlers = new Map<string, ProtocolHandler>()
  const api = standIn('protocol', {
    handle: (scheme: string, handler: ProtocolHandler) => {
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
      if (!isRegistered(scheme)) throw notAvailable(`protocol.handle('${scheme}') without registering it`)
      handlers.set(scheme, handler)
    },
    unhandle: (scheme: string) => {
      if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`)
    },
    isProtocolHandled: (scheme: string) => handlers.has(scheme),
    registerSchemesAsPrivileged: (schemes: CustomScheme[]) => {
      if (appState.isReady) {
        throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
      }
      if (hasRegistered) throw new Error('protocol.registerSchemesAsPrivileged can be called only once')
      hasRegistered = true
      registerSchemes(schemes)
    },
  })
  return { api, handlerFor: (scheme) => handlers.get(scheme) }
}
