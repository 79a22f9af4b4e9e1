import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import type { Dialog, OpenDialogOptions, SaveDialogOptions } from 'electron'
import { isHeadless } from '../chromium/flags.ts'
import { notAvailable, standIn } from './missing.ts'

/** Options come last, after a window that may be left out. */
function optionsOf<T>(args: readonly unknown[]): T {
  return (args.at(-1) ?? {}) as T
}

/**
 * Asks with zenity, a program of GNOME's that shows one dialog.
 * @returns what was chosen, or null when the dialog was closed
 * @throws Error where nobody would see it: a test puts a function of its own in the dialog's place
 */
async function ask(what: string, args: readonly string[]): Promise<string | null> {
  if (isHeadless) throw notAvailable(`${what} without a display`)
  const zenity = spawn('zenity', args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const chosen = text(zenity.stdout)
  try {
    await once(zenity, 'close')
  } catch {
    throw notAvailable(`${what} without zenity`) // it could not be started
  }
  return zenity.exitCode === 0 ? (await chosen).replace(/\n$/, '') : null
}

/** A plain object, in which a test may overwrite any function. */
export const dialog = standIn('dialog', {
  showOpenDialog: async (...args: unknown[]) => {
    const { title = 'Open', properties = [] } = optionsOf<OpenDialogOptions>(args)
    const chosen = await ask('dialog.showOpenDialog', [
      '--file-selection',
      '--separator=\n',
      `--title=${title}`,
      ...(properties.includes('openDirectory') ? ['--directory'] : []),
      ...(properties.includes('multiSelections') ? ['--multiple'] : []),
    ])
    return { canceled: chosen === null, filePaths: chosen?.split('\n') ?? [] }
  },
  showSaveDialog: async (...args: unknown[]) => {
    const { title = 'Save', defaultPath = '' } = optionsOf<SaveDialogOptions>(args)
    const where = [
      '--file-selection',
      '--save',
      '--confirm-overwrite',
      `--title=${title}`,
      `--filename=${defaultPath}`,
    ]
    const chosen = await ask('dialog.showSaveDialog', where)
    return { canceled: chosen === null, filePath: chosen ?? '' }
  },
  /** On Linux Electron writes it to the error stream too, before the app is ready. */
  showErrorBox: (title: string, content: string) => console.error(`${title}\n${content}`),
} satisfies Partial<Dialog>)
