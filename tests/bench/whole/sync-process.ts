import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { defaultSparebank1Settings } from '../../../src/shared/sparebank1.ts'
import { createCore, type CoreDeps } from '../../../src/main/core.ts'
import { openLogFile, type LogFile } from '../../../src/main/log-file.ts'
import { giveConsent } from '../../../src/main/sandbox/sparebank1/answer-consent.ts'
import { folderKeychain } from './profile-folder.ts'
import { watched } from './stalls.ts'

// The app's main process without its window: connects, syncs everything there is, and exports it. Nothing else runs in this
// process, so its memory and its stalls are the app's own.

const [, , home = '', readerEntry = '', endpoints = '', clientId = '', clientSecret = ''] = process.argv

/**
 * The app takes 60 calls an hour of SpareBank 1, and 100,000 rows need more. So here an hour is over after 59 calls: each call
 * that was logged moves the app's clock by 61 seconds, eight hours behind at first so that it does not end in the future. No
 * code of the app is any the wiser; a token lives ten minutes of that clock, so the sync refreshes it every tenth call.
 */
let skewMs = -8 * 60 * 60 * 1000
const clock = { now: () => Date.now() + skewMs }

mkdirSync(home, { recursive: true, mode: 0o700 })
const endpointsFile = join(home, 'endpoints.json')
writeFileSync(endpointsFile, endpoints)
const file = openLogFile({ file: join(home, 'logs', 'oversikt.jsonl'), clock })
let calls = 0
const log: LogFile = {
  ...file,
  event: (name, fields) => {
    file.event(name, fields)
    if (name !== 'http.call') return
    calls++
    skewMs += 61_000
  },
}
const csvFile = join(home, 'bench.csv')
const deps: CoreDeps = {
  home,
  runtime: 'node',
  version: '0.0.0',
  platform: process.platform,
  systemLanguages: ['en'],
  clock,
  log,
  keychain: folderKeychain(home),
  endpointsFile,
  readerEntry,
  importerEntry: '', // takes no file in
  copierEntry: join(dirname(readerEntry), 'copier.js'),
  stretcherEntry: join(dirname(readerEntry), 'stretcher.js'),
  hasTimetable: false,
  openBrowser: async (url) => void (await giveConsent(url)),
  openBankIdApp: async () => undefined,
  openLink: () => Promise.resolve(),
  copyText: () => undefined,
  showMainWindow: () => undefined,
  chooseOpenFile: () => Promise.resolve(null),
  chooseOpenFiles: () => Promise.resolve(null),
  chooseSaveFile: () => Promise.resolve(csvFile),
}
const core = await createCore(deps)
const { handlers } = core
const { connectionId } = await handlers['connection:create']({
  system: 'sparebank1',
  settings: { ...defaultSparebank1Settings, redirectPort: await freePort() },
  credentials: { clientId, clientSecret },
})
await handlers['connection:authorise']({ connectionId })
const accounts = await handlers['connection:read-accounts']({ connectionId })
await handlers['connection:choose-accounts']({ connectionId, accountIds: accounts.map(({ id }) => id) })

const idle = await watched(() => new Promise((resolve) => setTimeout(resolve, 1500)))
calls = 0
const first = await watched(async () => await handlers['sync:run']({ connectionId }))
const firstCalls = calls
const again = await watched(async () => await handlers['sync:run']({ connectionId }))
const { count } = await handlers['transactions:summary']({ filter: { status: 'booked' } })
const csv = await watched(
  async () =>
    await handlers['export:csv']({
      filter: {},
      sort: { by: 'bookedOn', descending: true },
      profile: 'rfc4180',
    }),
)
await core.close()
rmSync(csvFile, { force: true })
process.send?.({ rows: count, calls: firstCalls, idle, first, again, csv })

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
