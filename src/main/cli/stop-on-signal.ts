import type { Core } from '../core.ts'
import { exitCodes } from './exit-codes.ts'

const lastWordsMs = 250

/** A terminal that is closed is a request to stop too. */
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Ctrl+C stops at the next safe point: what is saved stays saved. A second one ends at once. */
export function stopOnSignal(core: Core): { readonly isAsked: () => boolean; readonly end: () => void } {
  let isAsked = false
  const stop = (): void => {
    if (isAsked) process.exit(exitCodes.cancelled)
    isAsked = true
    // The command then ends by itself and says so, unless it waits for what closing does not end: somebody typing.
    void core.close().finally(() => setTimeout(() => process.exit(exitCodes.cancelled), lastWordsMs).unref())
  }
  for (const signal of stopSignals) process.on(signal, stop)
  return {
    isAsked: () => isAsked,
    end: () => {
      for (const signal of stopSignals) process.off(signal, stop)
    },
  }
}
