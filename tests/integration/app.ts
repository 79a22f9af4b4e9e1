import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCore, type Core } from '../../src/main/core.ts'
import { defaultSparebank1Settings } from '../../src/shared/sparebank1.ts'
import type { Clock } from '../../src/main/clock.ts'
import type { EndpointMap } from '../../src/main/endpoints.ts'
import { openLogFile, type LogFile } from '../../src/main/log-file.ts'
import { giveConsent, type ConsentAnswer } from '../../src/main/sandbox/sparebank1/answer-consent.ts'
import { sandboxClient, type Sparebank1Sandbox } from '../../src/main/sandbox/sparebank1/sandbox.ts'
import { createMemoryKeychain } from '../../src/main/vault/memory-keychain.ts'
import type { Keychain } from '../../src/main/vault/port.ts'
import type { EventChannel } from '../../src/shared/channels.ts'
import type { Notice } from '../../src/shared/notice.ts'
import type { SpareBank1Settings } from '../../src/shared/model.ts'

export const readerEntry = new URL('../../src/main/queries/reader.ts', import.meta.url).pathname
const copierEntry = new URL('../../src/main/store/copy-thread.ts', import.meta.url).pathname
const stretcherEntry = new URL('../../src/main/lock/stretch-thread.ts', import.meta.url).pathname
const importerEntry = new URL('../../src/main/files/import-thread/import-thread.ts', import.meta.url).pathname
const threads = { readerEntry, importerEntry, copierEntry, stretcherEntry }

export interface TestApp extends AsyncDisposable {
  readonly core: Core
  readonly handlers: Core['handlers']
  readonly home: string
  readonly log: LogFile
  /** What the person was told outside the window. */
  readonly notices: readonly Notice[]
  /** Everything pushed to the window so far. */
  readonly events: { readonly channel: EventChannel; readonly payload: unknown }[]
  /** Addresses the browser was asked to open. */
  readonly opened: string[]
  /** Texts put on the clipboard. */
  readonly copied: string[]
  /** How the person answers the next consent page; null: leaves it open. */
  answer: ConsentAnswer | null
  /** Where the save dialog points next; null: closed. A promise: it stands open until then. */
  saveTo: string | null | Promise<string | null>
  /** Which file the open dialog gives next; null: closed. */
  openFrom: string | null | Promise<string | null>
  close(): Promise<void>
}

export interface AppOptions {
  readonly bank?: Pick<Sparebank1Sandbox, 'endpoints'>
  /** Other stand-ins, by their system. */
  readonly endpoints?: EndpointMap
  /** What the person does with a bank's page; absent: SpareBank 1's consent, as `answer` says. */
  readonly openBrowser?: (url: string) => Promise<void>
  readonly clock: Clock
  readonly home?: string
  readonly keychain?: Keychain
  /** Sync by itself, as the window does. */
  readonly hasTimetable?: boolean
  /** Since the machine was started; absent: as it is. */
  readonly machineUpMs?: () => number
  /** Where the file of addresses and the log are; absent: in the profile's own folder. */
  readonly besides?: string
}

/** The whole app but its window, talking to a sandbox through the same file a person would name in OVERSIKT_ENDPOINTS. */
export async function startApp(options: AppOptions): Promise<TestApp> {
  const { bank, endpoints = {}, openBrowser, clock, home, besides } = options
  const { keychain, hasTimetable = false, machineUpMs } = options
  const folder = home ?? mkdtempSync(join(tmpdir(), 'oversikt-app-'))
  const { endpointsFile, log } = filesIn(besides ?? folder, clock, withBank(endpoints, bank))
  const app = newPerson()
  const { opened, events, notices } = app
  const core = await createCore({
    home: folder,
    runtime: 'node',
    version: '0.0.0',
    platform: process.platform,
    systemLanguages: ['en'],
    clock,
    log,
    keychain: keychain ?? createMemoryKeychain(),
    endpointsFile,
    ...threads,
    ...(machineUpMs === undefined ? {} : { machineUpMs }),
    hasTimetable,
    notify: (notice) => void notices.push(notice),
    openBrowser: async (url) => {
      opened.push(url)
      if (openBrowser !== undefined) await openBrowser(url)
      else if (app.answer !== null) await giveConsent(url, app.answer)
    },
    openBankIdApp: async (url) => void opened.push(url),
    openLink: async (url) => void opened.push(url),
    copyText: (text) => void app.copied.push(text),
    showMainWindow: () => undefined,
    chooseOpenFile: async () => app.openFrom,
    chooseOpenFiles: async () => {
      const file = await app.openFrom
      return file === null ? null : [file]
    },
    chooseSaveFile: async () => app.saveTo,
  })
  core.onEvent((channel, payload) => void events.push({ channel, payload }))
  let closed: Promise<void> | null = null
  const close = (): Promise<void> => (closed ??= core.close())
  const dispose = async (): Promise<void> => {
    await close()
    if (home === undefined) rmSync(folder, { recursive: true, force: true })
  }
  return Object.assign(app, {
    core,
    handlers: core.handlers,
    home: folder,
    log,
    close,
    [Symbol.asyncDispose]: dispose,
  })
}

/** What the person at this app will do next, and what reached them so far. */
function newPerson(): Pick<TestApp, 'answer' | 'saveTo' | 'openFrom' | 'copied' | 'opened' | 'events'> & {
  readonly notices: Notice[]
} {
  return { answer: {}, saveTo: null, openFrom: null, copied: [], opened: [], events: [], notices: [] }
}

function withBank(endpoints: EndpointMap, bank: AppOptions['bank']): EndpointMap {
  return bank === undefined ? endpoints : { ...endpoints, sparebank1: bank.endpoints }
}

function filesIn(folder: string, clock: Clock, endpoints: EndpointMap) {
  const log = openLogFile({ file: join(folder, 'logs', 'oversikt.jsonl'), clock })
  return { log, endpointsFile: writeEndpoints(folder, endpoints) }
}

function writeEndpoints(folder: string, endpoints: EndpointMap): string {
  const file = join(folder, 'endpoints.json')
  writeFileSync(file, JSON.stringify(endpoints))
  return file
}

/** What a person does in the wizard, up to the chosen accounts. */
export async function connect(
  app: TestApp,
  settings: Partial<SpareBank1Settings> = {},
): Promise<{ connectionId: string; accountIds: string[] }> {
  const { clientId, clientSecret } = sandboxClient
  const { connectionId } = await app.handlers['connection:create']({
    system: 'sparebank1',
    settings: { ...defaultSparebank1Settings, redirectPort: await freePort(), ...settings },
    credentials: { clientId, clientSecret },
  })
  await app.handlers['connection:authorise']({ connectionId })
  const accounts = await app.handlers['connection:read-accounts']({ connectionId })
  const accountIds = accounts.map(({ id }) => id)
  await app.handlers['connection:choose-accounts']({ connectionId, accountIds })
  return { connectionId, accountIds }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  const { promise, resolve } = Promise.withResolvers<number>()
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
  })
  return await promise
}

export function readText(file: string): string {
  return readFileSync(file, 'utf8')
}
