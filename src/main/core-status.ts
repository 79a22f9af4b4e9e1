import type { AppStatus } from '../shared/app-status.ts'
import type { Language } from '../shared/language.ts'
import { systemIds } from '../shared/systems.ts'
import type { CoreDeps } from './core-port.ts'
import type { EndpointMap } from './endpoints.ts'
import { defaultSettings, languageOf } from './handlers/settings.ts'
import { calendarDateOf } from './local-date.ts'
import { demoOf, type Stages } from './stage-port.ts'

/** Of the open profile; of a locked one as its lock remembers it. */
export function languageNow(deps: CoreDeps, stages: Stages): Language {
  const stage = stages.now()
  if ('profile' in stage) return stage.profile.language()
  return stages.place()?.lock.language() ?? languageOf(defaultSettings, deps.systemLanguages)
}

/** A locked app says of itself what it takes to open it, and nothing of whose it is. */
export function statusOf(deps: CoreDeps, endpoints: EndpointMap, stages: Stages): AppStatus {
  const stage = stages.now()
  const isLocked = stages.isLocked()
  const demo = demoOf(stage)
  return {
    version: deps.version,
    runtime: deps.runtime,
    platform: deps.platform,
    language: languageNow(deps, stages),
    isDemo: demo !== null,
    demoClient: isLocked ? null : (demo?.client ?? null),
    ...(demo === null || isLocked ? {} : { demoCredentials: demo.credentials }),
    replacedSystems: demo !== null ? [] : systemIds.filter((id) => endpoints[id] !== undefined),
    problem: stage.kind === 'problem' && !isLocked ? stage.failure : null,
    locked: isLocked ? (stages.place()?.lock.view() ?? null) : null,
    profileFolder: isLocked ? '' : deps.home,
    today: calendarDateOf(deps.clock.now()),
  }
}
