import type { Dialog, OpenDialogOptions } from 'electron'
import { expect, test } from 'vitest'
import { chooseOpenFile, chooseOpenFiles } from './open-dialog.ts'

function answering(answer: { readonly canceled: boolean; readonly filePaths: string[] }) {
  const asked: OpenDialogOptions[] = []
  const dialog = {
    showOpenDialog: (options: OpenDialogOptions) => {
      asked.push(options)
      return Promise.resolve(answer)
    },
  } as unknown as Dialog
  return { dialog, asked }
}

test('where several files may be chosen the dialog lets the person, and where one is meant it does not', async () => {
  const { dialog, asked } = answering({
    canceled: false,
    filePaths: ['/home/kari/a.pdf', '/home/kari/b.png'],
  })
  expect(await chooseOpenFiles(dialog, null, 'Attach files', 'Receipts', ['pdf'])).toEqual([
    '/home/kari/a.pdf',
    '/home/kari/b.png',
  ])
  expect(await chooseOpenFile(dialog, null, 'Open a file', 'Files', ['csv'])).toBe('/home/kari/a.pdf')
  expect(asked.map(({ properties }) => properties)).toEqual([['openFile', 'multiSelections'], ['openFile']])
})

test('a closed dialog has chosen nothing', async () => {
  const { dialog } = answering({ canceled: true, filePaths: [] })
  expect(await chooseOpenFiles(dialog, null, 'Attach files', 'Receipts', ['pdf'])).toBeNull()
  expect(await chooseOpenFile(dialog, null, 'Open a file', 'Files', ['csv'])).toBeNull()
})
