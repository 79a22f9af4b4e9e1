import type { Page } from '@playwright/test'
import { channels } from '../../src/shared/channels.ts'
import { expect } from './fixture.ts'

/** What stands over the lock's screen. */
export const atTheDoor = (page: Page) => page.getByRole('heading', { name: 'Oversikt is locked' })

/** What each channel says to a page that asks without an input; `invalid-input` is an answer before any look at data. */
export function answersOf(page: Page, asked: readonly string[] = channels) {
  return page.evaluate(
    async (names) =>
      await Promise.all(
        names.map(async (name) => {
          const api = Reflect.get(window, 'api') as Record<string, (input?: unknown) => Promise<{ ok: boolean; error?: { code: string } }>> // prettier-ignore
          const { ok, error } = (await api[name]?.()) ?? { ok: true }
          return [name, ok ? 'answered' : error?.code] as const
        }),
      ),
    asked.filter((name) => !name.startsWith('demo:')),
  )
}

/** Locked, and whatever a page asks of what is in the profile is refused. The lock's own channels are left alone: one of them would
 *  begin an order, and end the one on screen. */
export async function expectShut(page: Page): Promise<void> {
  await expect(atTheDoor(page)).toBeVisible()
  const answers = await answersOf(
    page,
    channels.filter((name) => !/^(app|lock|order):/.test(name)),
  )
  expect(answers.filter(([, answer]) => answer === 'answered')).toEqual([])
  expect(answers).toContainEqual(['accounts:list', 'app-locked'])
}
