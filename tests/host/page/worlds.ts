// Run by their source text, in both worlds of a page: the page's own, and the preload's. The worlds share the document
// and no object. JSON text crosses between them as the detail of events whose name only they know.
import type { makeCodec as MakeCodec } from './codec.ts'

declare const makeCodec: typeof MakeCodec

/** One world's end of the bridge. */
export interface Peer {
  /** Lets the other world call a function by a number. */
  offer(id: number, given: (...args: never[]) => unknown): void
  /** A function of the other world, by its number. */
  remote(id: number): (...args: unknown[]) => unknown
}

/**
 * Everything that leads to an event's name or text is taken from the prototypes before the page can replace it there.
 * @param secret the events' name: letters only this page's two worlds know
 */
export function connectWorlds(secret: string, mine: string, theirs: string): Peer {
  const world = globalThis as unknown as EventTarget
  const NewEvent = CustomEvent
  const listen = EventTarget.prototype.addEventListener.bind(world)
  const dispatch = EventTarget.prototype.dispatchEvent.bind(world)
  const stop = Function.prototype.call.bind(Event.prototype.stopImmediatePropagation)
  const readDetail = Object.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get
  if (readDetail === undefined) throw new Error('this world has no events to send')
  const detailOf = Function.prototype.call.bind(readDetail)
  const functions = new Map<number, (...args: never[]) => unknown>()
  const ids = new WeakMap<object, number>()
  let lastId = 0
  let answer = ''

  const functionId = (given: (...args: never[]) => unknown): number => {
    const id = ids.get(given) ?? ++lastId
    ids.set(given, id)
    functions.set(id, given)
    return id
  }
  const remote =
    (id: number) =>
    (...args: unknown[]): unknown => {
      dispatch(new NewEvent(secret + theirs, { detail: codec.pack([id, args]) }))
      const [isDone, result] = codec.unpack(answer) as [boolean, unknown]
      if (isDone) return result
      throw result
    }
  const codec = makeCodec(functionId, remote)

  listen(secret + mine, (event) => {
    stop(event)
    let outcome: string
    try {
      const [id, args] = codec.unpack(detailOf(event)) as [number, never[]]
      outcome = codec.pack([true, functions.get(id)?.(...args)])
    } catch (error) {
      outcome = codec.pack([false, asError(error)])
    }
    dispatch(new NewEvent(`${secret}${theirs}!`, { detail: outcome }))
  })
  listen(`${secret}${mine}!`, (event) => {
    stop(event)
    answer = detailOf(event)
  })
  return { offer: (id, given) => void functions.set(id, given), remote }
}

/** Electron passes the message of whatever was thrown, and says so when there is none. */
export function asError(thrown: unknown): Error {
  const message = typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'message') : undefined
  return new Error(
    typeof message === 'string'
      ? message
      : 'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.',
  )
}

/**
 * In the page's own world: a window the page opens is nothing to it, as in Electron when the app denies one. Chromium
 * opens it all the same, cut off from the page, and the host closes it.
 */
export function openNothing(): void {
  const world = globalThis as unknown as { open: (...args: unknown[]) => null }
  const open = world.open.bind(world)
  world.open = (url, name, features) => open(url, name, [features ?? '', 'noopener'].join(','))
}

/** In the page's own world: defines what the preload exposes, for good. */
export function defineExposed(peer: Peer): void {
  peer.offer(-1, (key: string, value: unknown) => {
    if (key in globalThis) {
      throw new Error('Cannot bind an API on top of an existing property on the window object')
    }
    Object.defineProperty(globalThis, key, { value: frozen(value), enumerable: true })
  })
}

export function frozen(value: unknown): unknown {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function'
  if (!isObject || ArrayBuffer.isView(value) || Object.isFrozen(value)) return value
  for (const key of Object.keys(value)) frozen(Reflect.get(value, key))
  return Object.freeze(value)
}
