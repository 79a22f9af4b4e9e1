import { expect, type Page } from '@playwright/test'
import { askedGroups } from './invented-lock.ts'

/** The code that is shown is kept, and what is asked of it typed back. */
export async function keepCode(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'I have kept it' }).click()
  await dialog.getByLabel('Groups 3 and 7 of the code').fill(askedGroups)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog.getByLabel('Groups 3 and 7 of the code')).toHaveCount(0)
}
