import { channels } from '../shared/channels.ts'
import type { AppStatus } from '../shared/app-status.ts'
import type { Handlers, Input } from '../shared/contract.ts'
import { AppError } from '../shared/errors.ts'
import { defaultLockPolicy } from '../shared/lock.ts'
import { createBankIdDoor, type BankIdDoor } from './bankid-door.ts'
import type { Core, CoreDeps, EventListener } from './core-port.ts'
import { languageNow, statusOf } from './core-status.ts'
import { readEndpoints, type EndpointMap } from './endpoints.ts'
import { lockHandlers, type LockHandlerDeps } from './handlers/lock.ts'
import { orderHandlers } from './handlers/orders.ts'
import { createOrders } from './identity/create-orders.ts'
import { openNamedLink } from './links.ts'
import type { LockConnection } from './lock/port.ts'
import { guardEvents, guardHandlers } from './locked-gate.ts'
import type { Place } from './place.ts'
import { copiesFolder } from './profile-folder.ts'
import type { CoreNamespace, ProfileHandlers } from './profile.ts'
import { bankIdConnectionOf } from './stage-parts.ts'
import type { Stages } from './stage-port.ts'
import { openStages } from './stage.ts'
import { listCopies } from './store/backup-files.ts'

export type { Core, CoreDeps }

/**
 * The app without a window. Never throws for a keychain or a file that cannot be opened: `app:status` tells, and `app:retry`
 * tries again.
 * @throws AppError `invalid-input` when OVERSIKT_ENDPOINTS is not what it must be: then nothing may start.
 */
export async function createCore(deps: CoreDeps): Promise<Core> {
  const endpoints = deps.endpointsFile === undefined ? {} : readEndpoints(deps.endpointsFile)
  const listeners = new Set<EventListener>()
  let stages: Stages | null = null
  const tell: EventListener = (channel, payload) => {
    for (const listener of listeners) listener(channel, payload)
  }
  const emit = guardEvents(tell, () => stages?.isLocked() ?? true)
  const orders = createOrders({
    clock: deps.clock,
    log: deps.log,
    emit: (view) => emit('order', view),
    openApp: deps.openBankIdApp,
  })
  const opened = (stages = await openStages({ core: deps, endpoints, emit, orders }))
  const door = createBankIdDoor(deps)
  const status = (): AppStatus => statusOf(deps, endpoints, opened)
  return {
    handlers: guardHandlers(
      {
        ...profileHandlers(opened),
        ...appHandlers(deps, opened, status, () => opened.place()?.endpoints ?? endpoints),
        ...orderHandlers(orders),
        ...lockHandlers({ orders, status, emit, ...lockDepsOf(deps, opened, door) }),
      },
      { stages: opened, orders },
    ),
    lock: {
      isOn: () => opened.place()?.lock.isOn() ?? false,
      isLocked: opened.isLocked,
      policy: () => opened.place()?.lock.policy() ?? defaultLockPolicy,
      lockNow: opened.lockNow,
    },
    onEvent: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    windowClosed: () => {
      const stage = opened.now()
      if ('profile' in stage) stage.profile.pageGone()
      void orders.cancelAll()
    },
    close: async () => {
      await orders.cancelAll()
      await door.close()
      await opened.close()
    },
  }
}

function lockDepsOf(
  deps: CoreDeps,
  stages: Stages,
  door: BankIdDoor,
): Omit<LockHandlerDeps, 'orders' | 'status' | 'emit'> {
  const place = (): Place => {
    const here = stages.place()
    if (here === null) throw new AppError('profile-unwritable', 'the profile folder cannot be used')
    return here
  }
  return {
    lock: () => place().lock,
    unlock: stages.unlock,
    lockNow: stages.lockNow,
    language: () => languageNow(deps, stages),
    connectionOf: (id) => {
      const stage = stages.now()
      const { endpoints } = place()
      const connection = 'profile' in stage ? bankIdConnectionOf(stage.profile, id) : null
      if (connection === null) throw new AppError('not-found', 'there is no such connection to BankID')
      assertProves(connection, endpoints)
      return connection
    },
    openBankId: async (connection) => {
      const here = place()
      assertProves(connection, here.endpoints) // it may have been bound while a simulator stood there
      return await door.open(here, connection)
    },
  }
}

/** Whoever likes makes a test BankID for whatever number: it is nobody's, and opens nothing. A simulator's opens what is invented.
 *  @throws AppError `bankid-is-test` */
function assertProves({ settings }: LockConnection, { bankid }: EndpointMap): void {
  if (settings.environment === 'test' && bankid === undefined)
    throw new AppError('bankid-is-test', 'a test BankID proves nobody')
}

function appHandlers(
  deps: CoreDeps,
  stages: Stages,
  status: () => AppStatus,
  endpoints: () => EndpointMap,
): Pick<Handlers, Extract<keyof Handlers, `app:${string}` | `demo:${string}`>> {
  return {
    'app:status': status,
    'app:retry': async () => {
      await stages.retry()
      return status()
    },
    'app:copies': () => listCopies(copiesFolder(deps.home)),
    'app:restore': async ({ fileName }) => {
      await stages.restore(fileName)
      return status()
    },
    'app:open-link': async ({ link }) => {
      await openNamedLink(link, endpoints(), deps)
      return null
    },
    'app:show-window': () => {
      deps.showMainWindow()
      return null
    },
    'app:log': () => ({ lines: deps.log.recent() }),
    'demo:enter': async () => {
      await stages.enterDemo()
      return status()
    },
    'demo:leave': async () => {
      await stages.leaveDemo()
      return status()
    },
  }
}

type ProfileChannel = keyof ProfileHandlers

const coreNamespaces: readonly string[] = ['app', 'demo', 'order', 'lock'] satisfies CoreNamespace[]

function isProfileChannel(channel: string): channel is ProfileChannel {
  return !coreNamespaces.includes(channel.split(':')[0] ?? '')
}

/** Each call goes to whichever profile is on screen at that moment. */
function profileHandlers(stages: Stages): ProfileHandlers {
  const forward = <C extends ProfileChannel>(channel: C) => {
    return (input: Input<C>) => {
      const now = stages.now()
      if (now.kind === 'problem') throw new AppError(now.failure.code, 'there is no open profile to ask')
      if (now.kind === 'locked') throw new AppError('app-locked', 'the app is locked')
      return now.profile.handlers[channel](input)
    }
  }
  const entries = channels.filter(isProfileChannel).map((channel) => [channel, forward(channel)])
  return Object.fromEntries(entries) as ProfileHandlers // one entry a channel, each of its channel's type
}
