import type { Dialog } from 'electron'
import type { Language } from '../../shared/language.ts'
import type { Log } from '../log.ts'
import { shellTexts } from './texts.ts'

interface Deps {
  readonly log: Log
  readonly language: () => Language
  readonly logFile: string
  readonly dialog: Pick<Dialog, 'showErrorBox'>
  readonly exit: (code: number) => void
}

/** Ends the app for a fault somebody did catch and cannot go on from. */
export type EndOnFault = (event: string, fault: unknown) => void

/**
 * A fault nobody handled leaves main in a state nobody knows, so it ends: logged with redaction, told in a native box with
 * the reference of the log line, exit code 1. The store commits page by page, so an end at any point loses nothing saved.
 */
export function endOnFault(process: Pick<NodeJS.Process, 'on'>, deps: Deps): EndOnFault {
  let isEnding = false
  const end: EndOnFault = (event, fault) => {
    const ref = deps.log.error(event, fault)
    if (isEnding) return // the box is open; a second one would hide the first reference
    isEnding = true
    const texts = shellTexts[deps.language()]
    deps.dialog.showErrorBox(
      texts.crashTitle,
      `${texts.crashBody}\n\n${texts.reference}: ${ref}\n${texts.log}: ${deps.logFile}`,
    )
    deps.exit(1)
  }
  process.on('uncaughtException', (error) => end('uncaught-exception', error))
  process.on('unhandledRejection', (reason) => end('unhandled-rejection', reason))
  return end
}
