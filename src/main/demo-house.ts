import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Demo } from './demo-port.ts'
import { openPlace, type PlaceDeps } from './place.ts'
import type { ProfileDeps } from './profile.ts'

export interface DemoHouseDeps {
  readonly profile: Omit<ProfileDeps, 'place'>
  readonly place: Omit<PlaceDeps, 'home' | 'endpoints' | 'keychain'>
}

/** The invented household: its own folder, its own keychain in memory, the same code. Closed, it is gone without a trace.
 *  Errors: those of `openDemo`; nothing of it is left then. */
export async function openDemoHouse(deps: DemoHouseDeps): Promise<Demo> {
  const { openDemo } = await import('./demo.ts')
  const home = mkdtempSync(join(tmpdir(), 'oversikt-household-'))
  const remove = (): void => rmSync(home, { recursive: true, force: true })
  try {
    const demo = await openDemo({
      ...deps.profile,
      openPlace: (endpoints, keychain) => openPlace({ ...deps.place, home, endpoints, keychain }),
    })
    const close = async (): Promise<void> => {
      try {
        await demo.close()
      } finally {
        remove()
      }
    }
    return { ...demo, close }
  } catch (error) {
    remove()
    throw error
  }
}
