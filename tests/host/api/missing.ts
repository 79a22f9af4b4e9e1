import { EventEmitter } from 'node:events'

/** Names that promises, modules and printing ask of any object; that one is not there means nothing. */
const askedOfAnything = new Set(['then', 'toJSON', 'inspect', 'nodeType', 'default', '__esModule'])

/** What this host does not stand in for ends in this error, so that nobody takes silence for an answer. */
export function notAvailable(name: string): Error {
  return new Error(`not available in the Chromium host: ${name}`)
}

/** Ends a prototype chain: a name that nobody on it knows is one of Electron's that this host lacks. */
function guarded(end: object, name: (receiver: object) => string): object {
  return new Proxy(end, {
    get: (target, key, receiver: object) => {
      if (typeof key === 'symbol' || key in target || askedOfAnything.has(key)) {
        return Reflect.get(target, key, receiver)
      }
      throw notAvailable(`${name(receiver)}.${key}`)
    },
  })
}

/** Makes an object of the API: it has what is given, may be overwritten by a test, and throws for anything else. */
export function standIn<T extends object>(name: string, parts: T): T {
  return Object.setPrototypeOf(
    parts,
    guarded(Object.prototype, () => name),
  )
}

/** A whole module of Electron's that this host lacks: may be imported, and throws as soon as it is used. */
export function missingModule(name: string): unknown {
  function refuse(): never {
    throw notAvailable(name)
  }
  return new Proxy(refuse, {
    get: (target, key, receiver) =>
      typeof key === 'symbol' || askedOfAnything.has(key) ? Reflect.get(target, key, receiver) : refuse(),
    construct: refuse,
  })
}

/** `BrowserWindow`; `App` for what is `HostApp` here, because `App` is a type of Electron's. */
function nameOf(emitter: object): string {
  return emitter.constructor.name.replace(/^Host/, '')
}

type Listener = Parameters<EventEmitter['on']>[1]

/** An emitter that knows its events: waiting for one that this host never sends is refused as well. */
export abstract class StandInEmitter extends EventEmitter {
  /** Names of the events that this host sends, or that cannot occur in it. */
  abstract readonly knownEvents: ReadonlySet<string>

  override on(event: string | symbol, listener: Listener): this {
    return super.on(this.#known(event), listener)
  }

  override once(event: string | symbol, listener: Listener): this {
    return super.once(this.#known(event), listener)
  }

  override addListener(event: string | symbol, listener: Listener): this {
    return super.addListener(this.#known(event), listener)
  }

  override prependListener(event: string | symbol, listener: Listener): this {
    return super.prependListener(this.#known(event), listener)
  }

  #known(event: string | symbol): string | symbol {
    if (typeof event === 'symbol' || this.knownEvents.has(event)) return event
    throw notAvailable(`the event '${event}' of ${nameOf(this)}`)
  }
}

Object.setPrototypeOf(StandInEmitter.prototype, guarded(EventEmitter.prototype, nameOf))
