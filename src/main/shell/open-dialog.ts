import type { BrowserWindow, Dialog } from 'electron'

/**
 * Asks which file to read, in the system's own dialog.
 * @param extensions without dots; other files can still be chosen
 * @returns the absolute path chosen, or null when the person closed the dialog
 */
export async function chooseOpenFile(
  dialog: Pick<Dialog, 'showOpenDialog'>,
  window: BrowserWindow | null,
  title: string,
  filterName: string,
  extensions: readonly string[],
): Promise<string | null> {
  const options = {
    title,
    filters: [
      { name: filterName, extensions: [...extensions] },
      { name: '*', extensions: ['*'] },
    ],
    properties: ['openFile' as const],
  }
  const chosen =
    window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
}
