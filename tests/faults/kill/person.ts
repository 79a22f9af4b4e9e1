import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createCore, type Core, type CoreDeps } from '../../../src/main/core.ts'
import { openLogFile } from '../../../src/main/log-file.ts'
import type { Keychain } from '../../../src/main/vault/port.ts'

export interface Threads {
  readonly reader: string
  readonly importer: string
  readonly copier: string
  readonly stretcher: string
}

/** Of a bundle. */
export function threadsIn(folder: string): Threads {
  const script = (name: string): string => join(folder, `${name}.js`)
  return {
    reader: script('reader'),
    importer: script('importer'),
    copier: script('copier'),
    stretcher: script('stretcher'),
  }
}

export interface PersonOptions {
  readonly home: string
  /** What it is by the app's clock; ms since 1970. */
  readonly now: number
  readonly keychain: Keychain
  readonly threads: Threads
  /** Which file the open dialog gives. */
  readonly chosen?: string
  readonly openBrowser?: (url: string) => Promise<void>
}

export const endpointsFile = (home: string): string => join(home, 'endpoints.json')

/** The app without its window, on a profile folder that other processes open before and after it. */
export async function openCore(options: PersonOptions): Promise<Core> {
  const { home, now, keychain, threads, chosen = null } = options
  const clock = { now: () => now }
  mkdirSync(home, { recursive: true })
  const deps: CoreDeps = {
    home, runtime: 'node', version: '0.0.0', platform: process.platform, systemLanguages: ['en'], clock,
    log: openLogFile({ file: join(home, 'logs', 'oversikt.jsonl'), clock }),
    keychain, endpointsFile: endpointsFile(home),
    readerEntry: threads.reader, importerEntry: threads.importer, copierEntry: threads.copier,
    stretcherEntry: threads.stretcher,
    hasTimetable: false,
    openBrowser: options.openBrowser ?? (() => Promise.reject(new Error('nobody is asked to sign in here'))),
    openBankIdApp: async () => undefined,
    openLink: () => Promise.resolve(),
    copyText: () => undefined,
    showMainWindow: () => undefined,
    chooseOpenFile: () => Promise.resolve(chosen),
    chooseOpenFiles: () => Promise.resolve(chosen === null ? null : [chosen]),
    chooseSaveFile: () => Promise.resolve(null),
  } // prettier-ignore
  return await createCore(deps)
}
