import type { CdpSession } from '../chromium/cdp.ts'
import { makeCodec } from '../page/codec.ts'
import { preloadWorld, receiveFunction, sendBinding } from '../page/scripts.ts'

/** A message of the preload's `ipcRenderer`. */
export interface PageMessage {
  readonly kind: 'invoke' | 'send'
  /** Of an invoke, for its answer. */
  readonly id: number
  readonly channel: string
  readonly args: readonly unknown[]
}

const codec = makeCodec()

/** What main and the preload say to each other. */
export class IpcChannel {
  readonly #page: CdpSession
  /** The preload's world in the document of now; null between two documents, when nobody listens. */
  #world: string | null = null

  constructor(page: CdpSession, mainFrameId: string) {
    this.#page = page
    page.on('Runtime.executionContextCreated', ({ context }) => {
      const isPreload = context.name === preloadWorld && context.auxData?.['frameId'] === mainFrameId
      if (isPreload) this.#world = context.uniqueId
    })
    page.on('Runtime.executionContextDestroyed', ({ executionContextUniqueId }) => {
      if (executionContextUniqueId === this.#world) this.#world = null
    })
  }

  onMessage(receive: (message: PageMessage) => void): void {
    this.#page.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name !== sendBinding) return
      const [kind, id, channel, args] = codec.unpack(payload) as [
        PageMessage['kind'],
        number,
        string,
        unknown[],
      ]
      receive({ kind, id, channel, args })
    })
  }

  send(channel: string, args: readonly unknown[]): void {
    this.#post(codec.pack(['send', channel, args]))
  }

  /** @throws Error when the result cannot be cloned */
  answer(id: number, result: unknown): void {
    this.#post(codec.pack(['done', id, result]))
  }

  refuse(id: number, message: string): void {
    this.#post(codec.pack(['failed', id, message]))
  }

  #post(text: string): void {
    if (this.#world === null) return
    const call = { functionDeclaration: `(text) => ${receiveFunction}(text)`, arguments: [{ value: text }] }
    this.#page
      .send('Runtime.callFunctionOn', { ...call, uniqueContextId: this.#world, silent: true })
      .catch(() => undefined) // the document has gone meanwhile, and with it whoever listened
  }
}
