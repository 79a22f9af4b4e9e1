// Run by its source text in the preload's world: the part of Electron that a sandboxed preload may ask for.
import type { makeCodec as MakeCodec } from './codec.ts'
import type { Peer } from './worlds.ts'

declare const makeCodec: typeof MakeCodec

type Listener = (event: unknown, ...args: unknown[]) => void
type Pending = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }

/** What a preload script is called with. */
export interface PreloadScope {
  readonly require: (name: string) => unknown
  readonly process: object
}

export function preloadScope(peer: Peer, processValues: object): PreloadScope {
  const ipcRenderer = makeIpcRenderer()
  const expose = peer.remote(-1)
  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown): void => void expose(key, api),
  }
  const electron = onlyKnown('electron', {
    ipcRenderer: onlyKnown('ipcRenderer', ipcRenderer),
    contextBridge: onlyKnown('contextBridge', contextBridge),
  })
  return {
    require: (name) => {
      if (name === 'electron' || name === 'electron/renderer') return electron
      throw new Error(`module not found: ${name}`)
    },
    process: { ...processValues, type: 'renderer', sandboxed: true, contextIsolated: true },
  }
}

/** Messages to main go out through a binding, those from main come in through a function; both belong to this world. */
export function makeIpcRenderer(): Record<string, unknown> {
  const world = globalThis as unknown as Record<string, unknown>
  const sendText = world['hostSend'] as (text: string) => void
  delete world['hostSend'] // a script of the preload has no business with it
  const codec = makeCodec()
  const listeners = new Map<string, { readonly given: Listener; readonly call: Listener }[]>()
  const pending = new Map<number, Pending>()
  let lastId = 0
  const of = (channel: string) => listeners.get(channel) ?? []
  const add = (channel: string, given: Listener, call: Listener): unknown => {
    listeners.set(channel, [...of(channel), { given, call }])
    return ipc
  }
  const off = (channel: string, listener: Listener): unknown => {
    const at = of(channel).findLastIndex(({ given }) => given === listener)
    listeners.set(channel, of(channel).toSpliced(at < 0 ? Infinity : at, 1))
    return ipc
  }
  const on = (channel: string, listener: Listener): unknown => add(channel, listener, listener)
  const ipc: Record<string, unknown> = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        sendText(codec.pack(['invoke', ++lastId, channel, args]))
        pending.set(lastId, { resolve, reject })
      }),
    send: (channel: string, ...args: unknown[]) => sendText(codec.pack(['send', 0, channel, args])),
    on,
    addListener: on,
    once: (channel: string, listener: Listener) =>
      add(channel, listener, (...args) => {
        off(channel, listener)
        listener(...args)
      }),
    off,
    removeListener: off,
    removeAllListeners: (channel: string) => (listeners.delete(channel), ipc),
    listenerCount: (channel: string) => of(channel).length,
  }
  world['hostReceive'] = (text: string): void => {
    const [kind, key, value] = codec.unpack(text) as [string, unknown, unknown]
    if (kind === 'send') {
      for (const { call } of of(key as string)) call({ sender: ipc, ports: [] }, ...(value as unknown[]))
      return
    }
    const call = pending.get(key as number)
    pending.delete(key as number)
    if (kind === 'done') call?.resolve(value)
    else call?.reject(new Error(value as string))
  }
  return ipc
}

/** A name that is not there is one of Electron's that this host lacks; modules and promises ask for some all the same. */
export function onlyKnown(name: string, parts: object): object {
  return new Proxy(parts, {
    get: (target, key) => {
      if (
        typeof key === 'symbol' ||
        key in target ||
        key === 'then' ||
        key === 'default' ||
        key === '__esModule'
      ) {
        return Reflect.get(target, key)
      }
      throw new Error(`not available in the Chromium host: ${name}.${key}`)
    },
  })
}
