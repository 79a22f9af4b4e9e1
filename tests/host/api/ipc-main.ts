import { EventEmitter } from 'node:events'
import type { IpcMain, WebContents } from 'electron'
import type { IpcChannel, PageMessage } from '../contents/ipc-channel.ts'
import { hostEvent } from './event.ts'

type Handler = Parameters<IpcMain['handle']>[1]

const handlers = new Map<string, Handler>()

function handle(channel: string, handler: Handler): void {
  if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
  if (typeof handler !== 'function') {
    throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`)
  }
  handlers.set(channel, handler)
}

/** Every channel is an event of it, so it is a plain emitter with Electron's own additions. */
export const ipcMain = Object.assign(new EventEmitter(), {
  handle,
  handleOnce: (channel: string, handler: Handler) =>
    handle(channel, (event, ...args) => {
      handlers.delete(channel)
      return handler(event, ...args)
    }),
  removeHandler: (channel: string) => void handlers.delete(channel),
})

/** Brings a page's message to its listeners, or to its one handler. */
export async function dispatch(
  { kind, id, channel, args }: PageMessage,
  sender: WebContents,
  ipc: IpcChannel,
): Promise<void> {
  const event = hostEvent({
    type: 'frame' as const,
    sender,
    senderFrame: sender.mainFrame,
    processId: sender.mainFrame.processId,
    frameId: sender.mainFrame.routingId,
  })
  if (kind === 'send') {
    const reply = (to: string, ...answer: unknown[]): void => sender.send(to, ...answer)
    ipcMain.emit(channel, Object.assign(event, { reply, ports: [] }), ...args)
    return
  }
  try {
    const handler = handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    ipc.answer(id, await handler(event, ...args))
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error)
    ipc.refuse(id, `Error invoking remote method '${channel}': ${error}`)
  }
}
