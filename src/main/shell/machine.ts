import type { Net, PowerMonitor } from 'electron'

/** Structurally the `MachinePort` that the core asks for. */
export interface Machine {
  isOnline(): boolean
  onWake(listener: () => void): () => void
}

/** A lid that opens and a screen that is unlocked both mean that somebody is there again. Linux tells only of the first. */
export function createMachine(deps: {
  readonly powerMonitor: Pick<PowerMonitor, 'on' | 'off'>
  readonly net: Pick<Net, 'isOnline'>
}): Machine {
  const { powerMonitor, net } = deps
  return {
    isOnline: () => net.isOnline(),
    onWake: (listener) => {
      powerMonitor.on('resume', listener)
      powerMonitor.on('unlock-screen', listener)
      return () => {
        powerMonitor.off('resume', listener)
        powerMonitor.off('unlock-screen', listener)
      }
    },
  }
}
