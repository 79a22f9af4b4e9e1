import { createContext, use } from 'react'
import type { AppStatus } from '../../shared/app-status.ts'
import type { SystemId } from '../../shared/systems.ts'

/** Filled by layout/Gate.tsx once main has answered; every page is drawn inside it. */
export const StatusContext = createContext<AppStatus | null>(null)

/**
 * Version, platform, today's date and whether the household is invented.
 * @throws Error when used outside the gate, which is a fault in the routes.
 */
export function useStatus(): AppStatus {
  const status = use(StatusContext)
  if (status === null) throw new Error('status asked for outside the gate')
  return status
}

/** Does something on this computer answer in this system's place: the invented household's, or what OVERSIKT_ENDPOINTS names? */
export function useIsInvented(system: SystemId): boolean {
  const { isDemo, replacedSystems } = useStatus()
  return isDemo || replacedSystems.includes(system)
}
