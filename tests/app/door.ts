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

/** Makes a recovery code in the dialog on screen, writes it down, and types back what is asked of it. @returns the code */
export async function keepRecoveryCode(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make a recovery code' }).click()
  const code = (await dialog.getByRole('group', { name: 'The recovery code' }).innerText()).replace(/\s/g, '')
  await dialog.getByRole('button', { name: 'I have kept it' }).click()
  const field = dialog.getByLabel(/^Groups \d and \d of the code$/)
  const label = await dialog.getByText(/^Groups \d and \d of the code$/).innerText()
  const asked = (label.match(/\d/g) ?? []).map((group) => code.split('-')[Number(group) - 1])
  await field.fill(asked.join(' '))
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(field).toHaveCount(0)
  return code
}
