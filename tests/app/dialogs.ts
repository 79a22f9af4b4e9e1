import type { ElectronApplication, Page } from '@playwright/test'
import { expect } from './fixture.ts'

/** The system's dialog for saving answers with this file from now on. */
export async function answerSave(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
}

/** Exports what the page of transactions lists; the system's dialog answers with this file. */
export async function exportTo(
  page: Page,
  app: ElectronApplication,
  file: string,
  profile: 'CSV for machines' | 'Excel, Norway',
): Promise<void> {
  await answerSave(app, file)
  await page.getByRole('button', { name: /^Export/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: profile }).check()
  await dialog.getByRole('button', { name: 'Choose where to save' }).click()
  await expect(page.getByText(/Saved [\d,]+ rows?/).first()).toBeVisible()
}

/** Presses the button, without a name that of the page of files; the system's dialog answers with this file. */
export async function chooseFile(
  page: Page,
  app: ElectronApplication,
  file: string,
  button = 'Choose a file',
): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] })
  }, file)
  await page.getByRole('button', { name: button }).click()
}

/** Lets a file go over the window, as the system tells the page. `size` in bytes, in place of a content. */
export async function dropFile(
  page: Page,
  file: { readonly name: string; readonly content?: Buffer | string; readonly size?: number },
): Promise<void> {
  const { name, size } = file
  const base64 = Buffer.from(file.content ?? '').toString('base64')
  const dataTransfer = await page.evaluateHandle(
    (given) => {
      const bytes =
        given.size === undefined
          ? Uint8Array.from(atob(given.base64), (byte) => byte.charCodeAt(0))
          : new Uint8Array(given.size)
      const data = new DataTransfer()
      data.items.add(new File([bytes], given.name))
      return data
    },
    { name, base64, size },
  )
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('main', type, { dataTransfer })
}
