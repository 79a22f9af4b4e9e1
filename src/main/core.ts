import { channels } from '../shared/channels.ts'
import { defaultLockPolicy } from '../shared/lock.ts'
import type { AppStatus } from '../shared/app-status.ts'
import type { Handlers, Input } from '../shared/contract.ts'
import { AppError } from '../shared/errors.ts'
import { systemIds } from '../shared/systems.ts'
import type { Core, CoreDeps, EventListener } from './core-port.ts'
import { readEndpoints, type EndpointMap } from './endpoints.ts'
import { lockHandlers } from './handlers/lock.ts'
import { orderHandlers } from './handlers/orders.ts'
import { defaultSettings, languageOf } from './handlers/settings.ts'
import { createOrders } from './identity/create-orders.ts'
import { links } from './links.ts'
import { calendarDateOf } from './local-date.ts'
import { copiesFolder } from './profile-folder.ts'
import type { CoreNamespace, ProfileHandlers } from './profile.ts'
import { openStages, type Stage, type Stages } from './stage.ts'
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
  const emit: EventListener = (channel, payload) => {
    for (const listener of listeners) listener(channel, payload)
  }
  const orders = createOrders({
    clock: deps.clock,
    log: deps.log,
    emit: (view) => emit('order', view),
    openApp: deps.openBankIdApp,
  })
  const stages = await openStages(deps, endpoints, emit, orders)
  const status = (): AppStatus => statusOf(deps, endpoints, stages.now())
  return {
    handlers: {
      ...profileHandlers(stages),
      ...appHandlers(deps, stages, status),
      ...orderHandlers(orders),
      ...lockHandlers(),
    },
    onEvent: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    lock: {
      isOn: () => false,
      isLocked: () => false,
      policy: () => defaultLockPolicy,
      lockNow: async () => undefined,
    },
    windowClosed: () => void orders.cancelAll(),
    close: async () => {
      await orders.cancelAll()
      await stages.close()
    },
  }
}

function statusOf(deps: CoreDeps, endpoints: EndpointMap, stage: Stage): AppStatus {
  const isDemo = stage.kind === 'demo'
  return {
    version: deps.version,
    runtime: deps.runtime,
    platform: deps.platform,
    language:
      stage.kind === 'problem' ? languageOf(defaultSettings, deps.systemLanguages) : stage.profile.language(),
    isDemo,
    demoClient: isDemo ? stage.client : null,
    ...(isDemo ? { demoCredentials: stage.credentials } : {}),
    replacedSystems: isDemo ? [] : systemIds.filter((id) => endpoints[id] !== undefined),
    problem: stage.kind === 'problem' ? stage.failure : null,
    locked: null,
    profileFolder: deps.home,
    today: calendarDateOf(deps.clock.now()),
  }
}

function appHandlers(
  deps: CoreDeps,
  stages: Stages,
  status: () => AppStatus,
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
      await deps.openLink(links[link])
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
      return now.profile.handlers[channel](input)
    }
  }
  const entries = channels.filter(isProfileChannel).map((channel) => [channel, forward(channel)])
  return Object.fromEntries(entries) as ProfileHandlers // one entry a channel, each of its channel's type
}
