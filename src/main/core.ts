import { channels, type EventChannel } from '../shared/channels.ts'
import type { AppStatus, Events, Handlers, Input, Language } from '../shared/contract.ts'
import { AppError } from '../shared/errors.ts'
import { systemIds } from '../shared/systems.ts'
import type { Clock } from './clock.ts'
import { readEndpoints } from './endpoints.ts'
import { defaultSettings, languageOf } from './handlers/settings.ts'
import { links } from './links.ts'
import { calendarDateOf } from './local-date.ts'
import type { LogFile } from './log-file.ts'
import type { ProfileHandlers } from './profile.ts'
import { closeStage, enterDemo, openOwn, type Stage } from './stage.ts'
import type { Keychain } from './vault/port.ts'

export interface CoreDeps {
  /** The profile folder: OVERSIKT_HOME, or the system's folder for application data. */
  readonly home: string
  readonly runtime: AppStatus['runtime']
  readonly version: string
  readonly platform: string
  /** BCP 47 tags, most wanted first. */
  readonly systemLanguages: readonly string[]
  readonly clock: Clock
  readonly log: LogFile
  /** Absent: the system's own, through keytar. */
  readonly keychain?: Keychain
  /** What OVERSIKT_ENDPOINTS names. */
  readonly endpointsFile?: string
  /** The reader thread's script. */
  readonly readerEntry: string
  /** Sync by itself while running. Default true; the command line does not. */
  readonly hasTimetable?: boolean
  readonly openBrowser: (url: string, expectedOrigin: string) => Promise<void>
  readonly openLink: (url: string) => Promise<void>
  /** null: the person closed the dialog. */
  readonly chooseSaveFile: (
    suggestedName: string,
    title: string,
    filterName: string,
  ) => Promise<string | null>
}

export interface Core {
  readonly handlers: Handlers
  onEvent(listener: EventListener): () => void
  close(): Promise<void>
}
export type EventListener = <E extends EventChannel>(channel: E, payload: Events[E]) => void

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
  let stage = await openOwn(deps, endpoints, emit)

  const languageNow = (): Language =>
    stage.kind === 'problem' ? languageOf(defaultSettings, deps.systemLanguages) : stage.profile.language()

  const status = (): AppStatus => ({
    version: deps.version,
    runtime: deps.runtime,
    platform: deps.platform,
    language: languageNow(),
    isDemo: stage.kind === 'demo',
    demoClient: stage.kind === 'demo' ? stage.client : null,
    replacedSystems: stage.kind === 'demo' ? [] : systemIds.filter((id) => endpoints[id] !== undefined),
    problem: stage.kind === 'problem' ? stage.failure : null,
    profileFolder: deps.home,
    today: calendarDateOf(deps.clock.now()),
  })

  /** One change of stage at a time, whatever a person clicks meanwhile. */
  let changing: Promise<unknown> = Promise.resolve()
  const change = (next: (now: Stage) => Promise<Stage>): Promise<AppStatus> => {
    const changed = changing.then(async () => {
      stage = await next(stage)
      emit('stale', { topics: ['status', 'settings', 'connections', 'accounts', 'transactions'] })
      return status()
    })
    changing = changed.catch(() => undefined) // whoever asked gets the error; the next one in line goes on
    return changed
  }

  const handlers: Handlers = {
    ...profileHandlers(() => stage),
    'app:status': status,
    'app:retry': () =>
      change(async (now) => (now.kind === 'problem' ? await openOwn(deps, endpoints, emit) : now)),
    'app:open-link': async ({ link }) => {
      await deps.openLink(links[link])
      return null
    },
    'app:log': () => ({ lines: deps.log.recent() }),
    'demo:enter': () => change(async (now) => (now.kind === 'demo' ? now : await enterDemo(deps, now, emit))),
    'demo:leave': () =>
      change(async (now) => {
        if (now.kind !== 'demo') return now
        await now.leave()
        return await openOwn(deps, endpoints, emit)
      }),
  }
  return {
    handlers,
    onEvent: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: async () => {
      await changing
      await closeStage(stage)
    },
  }
}

type ProfileChannel = keyof ProfileHandlers

function isProfileChannel(channel: string): channel is ProfileChannel {
  return !channel.startsWith('app:') && !channel.startsWith('demo:')
}

/** Each call goes to whichever profile is on screen at that moment. */
function profileHandlers(stage: () => Stage): ProfileHandlers {
  const forward = <C extends ProfileChannel>(channel: C) => {
    return (input: Input<C>) => {
      const now = stage()
      if (now.kind === 'problem') throw new AppError(now.failure.code, 'there is no open profile to ask')
      return now.profile.handlers[channel](input)
    }
  }
  const entries = channels.filter(isProfileChannel).map((channel) => [channel, forward(channel)])
  return Object.fromEntries(entries) as ProfileHandlers // one entry a channel, each of its channel's type
}
