import type { BrowserWindow, Dialog, OpenDialogOptions } from 'electron'

type OpenDialog = Pick<Dialog, 'showOpenDialog'>

/**
 * Asks which file to read, in the system's own dialog.
 * @param extensions without dots; other files can still be chosen
 * @returns the absolute path chosen, or null when the person closed the dialog
 */
export async function chooseOpenFile(
  dialog: OpenDialog,
  window: BrowserWindow | null,
  title: string,
  filterName: string,
  extensions: readonly string[],
): Promise<string | null> {
  const chosen = await show(dialog, window, { ...optionsOf(title, filterName, extensions), properties: ['openFile'] }) // prettier-ignore
  return chosen?.[0] ?? null
}

/** The same of one file or several. */
export async function chooseOpenFiles(
  dialog: OpenDialog,
  window: BrowserWindow | null,
  title: string,
  filterName: string,
  extensions: readonly string[],
): Promise<readonly string[] | null> {
  const options = optionsOf(title, filterName, extensions)
  return await show(dialog, window, { ...options, properties: ['openFile', 'multiSelections'] })
}

function optionsOf(title: string, filterName: string, extensions: readonly string[]): OpenDialogOptions {
  return {
    title,
    filters: [
      { name: filterName, extensions: [...extensions] },
      { name: '*', extensions: ['*'] },
    ],
  }
}

async function show(
  dialog: OpenDialog,
  window: BrowserWindow | null,
  options: OpenDialogOptions,
): Promise<readonly string[] | null> {
  const { canceled, filePaths } =
    window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
  return canceled || filePaths.length === 0 ? null : filePaths
}
