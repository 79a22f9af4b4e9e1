const { contextBridge, ipcRenderer } = require('electron')

globalThis.ofThePreload = 'not for the page'

contextBridge.exposeInMainWorld('api', {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  send: (channel, ...args) => ipcRenderer.send(channel, ...args),
  on: (channel, listener) => {
    const pass = (_event, ...args) => listener(...args)
    ipcRenderer.on(channel, pass)
    return () => void ipcRenderer.off(channel, pass)
  },
  fail: (kind) => {
    if (kind === 'text') throw 'only a text'
    throw Object.assign(new RangeError('too far'), { secret: 'stays here' })
  },
  failLater: async () => {
    throw new TypeError('later')
  },
  callBack: (listener) => listener('called back'),
  same: (value) => value,
  nested: { list: [1, { two: 2 }], now: new Date(0) },
  throwsAt: (work) => {
    try {
      work()
      return 'nothing'
    } catch (error) {
      return error.message
    }
  },
  exposeAgain: () => {
    try {
      contextBridge.exposeInMainWorld('api', {})
      return 'nothing'
    } catch (error) {
      return error.message
    }
  },
  missing: () => {
    try {
      return typeof ipcRenderer.sendSync
    } catch (error) {
      return error.message
    }
  },
  requireNode: () => {
    try {
      return typeof require('node:fs')
    } catch (error) {
      return error.message
    }
  },
  hostNames: Object.getOwnPropertyNames(globalThis).filter((name) => name.startsWith('host')),
  process: { type: process.type, sandboxed: process.sandboxed, contextIsolated: process.contextIsolated },
})
