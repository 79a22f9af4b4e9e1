import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { channels, eventChannels, type EventChannel } from '../shared/channels.ts'

// One fixed method a channel; the page gets payloads, never Electron's event or the ipcRenderer behind it.
// Typed in the renderer as Api and EventApi of the contract, which are derived from the same two lists.
const api = Object.fromEntries(
  channels.map((channel) => [
    channel,
    (input?: unknown): Promise<unknown> => ipcRenderer.invoke(channel, input),
  ]),
)

function subscribeTo(channel: EventChannel) {
  return (listener: (payload: unknown) => void): (() => void) => {
    const pass = (_event: IpcRendererEvent, payload: unknown): void => listener(payload)
    ipcRenderer.on(channel, pass)
    return () => void ipcRenderer.off(channel, pass)
  }
}

contextBridge.exposeInMainWorld('api', api)
contextBridge.exposeInMainWorld(
  'events',
  Object.fromEntries(eventChannels.map((channel) => [channel, subscribeTo(channel)])),
)
