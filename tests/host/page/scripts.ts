import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { codecParts } from './codec.ts'
import { makeIpcRenderer, onlyKnown, preloadScope } from './renderer.ts'
import { asError, connectWorlds, defineExposed, frozen, openNothing } from './worlds.ts'

/** The name of the preload's world, and of the functions through which it speaks to main. */
export const preloadWorld = 'electron-preload'
export const sendBinding = 'hostSend'
export const receiveFunction = 'hostReceive'

/** What the end of a script's address is in an error, so that the preload's can be told from the page's. */
export const preloadMark = '#preload'

/** What runs in every document of a window before any script of its page. */
export interface PageScripts {
  readonly mainWorld: string
  /** Null for a window without a preload. */
  readonly preloadWorld: string | null
}

/** A preload sees documents only, and not those of frames. */
const onlyInPages = `if (window !== window.top || !/^(https?|file):$/.test(location.protocol)) return`

/** @param preload path of the script; CommonJS, as a sandboxed preload is */
export function pageScripts(preload: string | undefined): PageScripts {
  if (preload === undefined) {
    return { mainWorld: `(() => {${inPages([openNothing], 'openNothing()')}})()`, preloadWorld: null }
  }
  const secret = randomBytes(16).toString('hex')
  const { platform, arch, versions } = process
  return {
    mainWorld: `(() => {${inPages(
      [...codecParts, connectWorlds, asError, defineExposed, frozen, openNothing],
      `openNothing(); defineExposed(connectWorlds('${secret}', 'page', 'preload'))`,
    )}})()`,
    // The preload stands outside the strict part: it says for itself how it wants to be read.
    preloadWorld: `((runPreload) => {${inPages(
      [...codecParts, connectWorlds, asError, preloadScope, makeIpcRenderer, onlyKnown],
      `const scope = preloadScope(
        connectWorlds('${secret}', 'preload', 'page'), ${JSON.stringify({ platform, arch, versions })})
      const module = { exports: {} }
      runPreload.call(module.exports, scope.require, module, module.exports, scope.process)`,
    )}})(function (require, module, exports, process) {${readFileSync(preload, 'utf8')}
})\n//# sourceURL=${preload}${preloadMark}`,
  }
}

function inPages(parts: readonly ((...args: never[]) => unknown)[], main: string): string {
  return `'use strict'; ${onlyInPages}\n${parts.join('\n')}\n${main}`
}
