import type { BrowserWindow, Dialog, SaveDialogOptions } from 'electron'
import { expect, test } from 'vitest'
import { chooseSaveFile } from './save-dialog.ts'

function choose(
  answer: { canceled: boolean; filePath: string },
  name = 'transactions.csv',
  window = {} as BrowserWindow | null,
) {
  const asked: unknown[][] = []
  const dialog = {
    showSaveDialog: (...values: unknown[]) => {
      asked.push(values)
      return Promise.resolve(answer)
    },
  } as unknown as Dialog
  return {
    asked,
    chosen: chooseSaveFile(dialog, window, '/home/kari/Documents', name, 'Save as CSV', 'CSV file'),
  }
}
const options = (asked: unknown[][]) => asked[0]?.at(-1) as SaveDialogOptions

test('the person chooses where a file goes, starting from their documents', async () => {
  const { asked, chosen } = choose({ canceled: false, filePath: '/media/stick/2026.csv' })
  expect(await chosen).toBe('/media/stick/2026.csv')
  expect(options(asked)).toMatchObject({
    title: 'Save as CSV',
    defaultPath: '/home/kari/Documents/transactions.csv',
    filters: [{ name: 'CSV file', extensions: ['csv'] }],
  })
  expect(options(asked).properties).toContain('showOverwriteConfirmation')
  expect(asked[0]).toHaveLength(2) // belongs to the window, so it cannot get lost behind it
})

test.each([
  { canceled: true, filePath: '' },
  { canceled: true, filePath: '/x.csv' },
  { canceled: false, filePath: '' },
])('a dialog that was closed chooses nothing: %j', async (answer) => {
  expect(await choose(answer).chosen).toBeNull()
})

test('a name cannot climb out of the folder', () => {
  expect(options(choose({ canceled: true, filePath: '' }, '../../etc/cron.csv').asked).defaultPath).toBe(
    '/home/kari/Documents/cron.csv',
  )
})

test('without a window the dialog stands alone', () => {
  expect(choose({ canceled: true, filePath: '' }, 'a.csv', null).asked[0]).toHaveLength(1)
})
