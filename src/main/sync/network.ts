import type { Clock } from '../clock.ts'

/** What the machine says of itself, without naming who asks it. */
export interface MachinePort {
  /** false is certain; true only says that there is some network. */
  isOnline(): boolean
  /** The machine woke, or the person came back to it. Returns the function that ends it. */
  onWake(listener: () => void): () => void
}

/** A machine that is always awake and in some network: the command line and tests. */
export const steadyMachine: MachinePort = { isOnline: () => true, onWake: () => () => undefined }

export interface Network {
  isOnline(): boolean
  /** ms since 1970 from which a failure for want of a network says nothing any more: the start, or when it last came back. */
  backSince(): number
  /** Looks again; true when the network has come back since the last look. */
  look(): boolean
  /** After a sleep it may be another network, whatever was true before. */
  wake(): void
}

/** Remembers when the network came back, which the machine itself does not say. */
export function watchNetwork(machine: Pick<MachinePort, 'isOnline'>, clock: Clock): Network {
  let wasOnline = machine.isOnline()
  let since = clock.now()
  return {
    isOnline: () => machine.isOnline(),
    backSince: () => since,
    look: () => {
      const isOnline = machine.isOnline()
      const isBack = isOnline && !wasOnline
      if (isBack) since = clock.now()
      wasOnline = isOnline
      return isBack
    },
    wake: () => {
      since = clock.now()
    },
  }
}
