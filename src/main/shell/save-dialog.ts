import { basename, extname, join } from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'

/**
 * Asks where to save a file, in the system's own dialog, which also asks before replacing one.
 * @param suggestedName a file name; any folder in it is ignored
 * @returns the absolute path chosen, or null when the person closed the dialog
 */
export async function chooseSaveFile(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  window: BrowserWindow | null,
  documents: string,
  suggestedName: string,
  title: string,
  filterName: string,
): Promise<string | null> {
  const name = basename(suggestedName)
  const options = {
    title,
    defaultPath: join(documents, name),
    filters: [{ name: filterName, extensions: [extname(name).slice(1)] }],
    properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
  }
  const chosen =
    window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options)
  return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
}
