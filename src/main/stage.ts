import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppStatus } from '../shared/app-status.ts'
import { AppError, toFailure, type Failure } from '../shared/errors.ts'
import type { CoreDeps, EventListener } from './core-port.ts'
import type { EndpointMap } from './endpoints.ts'
import type { Orders } from './identity/orders.ts'
import { openProfile, type Profile, type ProfileDeps } from './profile.ts'
import { restoreCopy } from './restore-copy.ts'
import { steadyMachine, watchNetwork, type Network } from './sync/network.ts'
import { startTimetable, type Timetable } from './timetable.ts'
import { keytarKeychain } from './vault/keytar.ts'

/** What is on screen: the person's own data, why it cannot be shown, or the invented household. */
export type Stage =
  | { readonly kind: 'own'; readonly profile: Profile; readonly timetable: Timetable | null }
  | { readonly kind: 'problem'; readonly failure: Failure }
  | {
      readonly kind: 'demo'
      readonly profile: Profile
      readonly client: NonNullable<AppStatus['demoClient']>
      readonly credentials: NonNullable<AppStatus['demoCredentials']>
      readonly leave: () => Promise<void>
    }

export interface Stages {
  now(): Stage
  /** Tries to open the person's own data again; nothing happens where it is open. */
  retry(): Promise<void>
  /** Puts a copy in the place of the person's own data, which is kept. @throws AppError those of `restoreCopy`. */
  restore(fileName: string): Promise<void>
  enterDemo(): Promise<void>
  leaveDemo(): Promise<void>
  close(): Promise<void>
}

/** Opens the person's own data and keeps what is on screen from then on. */
export async function openStages(
  deps: CoreDeps,
  endpoints: EndpointMap,
  emit: EventListener,
  orders: Orders,
): Promise<Stages> {
  let stage = await openOwn(deps, endpoints, emit, orders)
  /** One change at a time, whatever a person clicks meanwhile. */
  let changing: Promise<unknown> = Promise.resolve()
  const change = (step: (now: Stage) => Promise<Stage>): Promise<void> => {
    const changed = (async () => {
      await changing
      stage = await step(stage)
      emit('stale', { topics: ['status', 'settings', 'connections', 'accounts', 'transactions', 'imports'] })
    })()
    changing = changed.catch(() => undefined) // whoever asked gets the error; the next one in line goes on
    return changed
  }
  return {
    now: () => stage,
    retry: () =>
      change(async (now) => (now.kind === 'problem' ? await openOwn(deps, endpoints, emit, orders) : now)),
    restore: (fileName) =>
      change(async (now) => {
        await readyCopy(deps, now, fileName)
        if (now.kind === 'own') await closeAnyway(() => closeStage(now), deps)
        return await openOwn(deps, endpoints, emit, orders)
      }),
    enterDemo: () =>
      change(async (now) => (now.kind === 'demo' ? now : await enterDemo(deps, now, emit, orders))),
    leaveDemo: () =>
      change(async (now) => {
        if (now.kind !== 'demo') return now
        await now.leave()
        return await openOwn(deps, endpoints, emit, orders)
      }),
    close: async () => {
      await changing
      await closeStage(stage)
    },
  }
}

async function readyCopy(deps: CoreDeps, now: Stage, fileName: string): Promise<void> {
  // Whatever else keeps the data closed, another file would not help: it needs the same key and the same app.
  if (now.kind === 'demo' || (now.kind === 'problem' && now.failure.code !== 'store-damaged'))
    throw new AppError('invalid-input', 'no copy can help here')
  const { home, copierEntry, keychain = keytarKeychain() } = deps
  await restoreCopy({ home, keychain, copierEntry }, fileName)
}

/** Never throws: what keeps the profile closed is a stage of its own. */
async function openOwn(
  deps: CoreDeps,
  endpoints: EndpointMap,
  emit: EventListener,
  orders: Orders,
): Promise<Stage> {
  try {
    const keychain = deps.keychain ?? keytarKeychain()
    const network = watchNetwork(deps.machine ?? steadyMachine, deps.clock)
    const profile = await openProfile({
      ...sharedDeps(deps, emit, orders),
      network,
      home: deps.home,
      keychain,
      endpoints,
    })
    const timetable = (deps.hasTimetable ?? true) ? startOwnTimetable(deps, profile, network) : null
    return { kind: 'own', profile, timetable }
  } catch (error) {
    return { kind: 'problem', failure: toFailure(error, deps.log.error('profile', error)) }
  }
}

function startOwnTimetable(deps: CoreDeps, profile: Profile, network: Network): Timetable {
  const { clock, log, notify, machine = steadyMachine } = deps
  const onLooked = (): void => {
    if (notify !== undefined) for (const notice of profile.byItself.takeNotices()) notify(notice)
  }
  return startTimetable({ profile, machine, network, clock, log, onLooked })
}

/** The invented household: its own folder, its own keychain in memory, the same code. Gone without a trace on leaving. */
async function enterDemo(deps: CoreDeps, now: Stage, emit: EventListener, orders: Orders): Promise<Stage> {
  const { openDemo } = await import('./demo.ts')
  const home = mkdtempSync(join(tmpdir(), 'oversikt-household-'))
  try {
    const network = watchNetwork(steadyMachine, deps.clock) // its banks are on this machine
    const demo = await openDemo({ ...sharedDeps(deps, emit, orders), network, home })
    await closeAnyway(() => closeStage(now), deps)
    const leave = async (): Promise<void> => {
      await closeAnyway(() => demo.close(), deps)
      rmSync(home, { recursive: true, force: true })
    }
    const { profile, client, credentials } = demo
    return { kind: 'demo', profile, client, credentials, leave }
  } catch (error) {
    rmSync(home, { recursive: true, force: true })
    throw error
  }
}

/** A part that does not close in good order must not leave a half-closed profile on screen: it is logged, and the stage
 *  changes. */
async function closeAnyway(close: () => Promise<void>, { log }: CoreDeps): Promise<void> {
  try {
    await close()
  } catch (error) {
    log.error('profile-close', error)
  }
}

async function closeStage(stage: Stage): Promise<void> {
  if (stage.kind === 'problem') return
  if (stage.kind === 'demo') return await stage.leave()
  stage.timetable?.stop()
  await stage.profile.close()
}

function sharedDeps(
  deps: CoreDeps,
  emit: EventListener,
  orders: Orders,
): Omit<ProfileDeps, 'home' | 'keychain' | 'endpoints' | 'network'> {
  const { version, systemLanguages, clock, log, readerEntry, importerEntry, copierEntry, openBrowser } = deps
  const { copyText, chooseOpenFile, chooseSaveFile } = deps
  return {
    version, systemLanguages, clock, log, readerEntry, importerEntry, copierEntry, openBrowser, copyText, chooseOpenFile,
    chooseSaveFile, emit, orders, isLockedBy: () => false,
  } // prettier-ignore
}
