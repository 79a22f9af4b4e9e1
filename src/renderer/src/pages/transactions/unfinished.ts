import { createContext } from 'react'

/** What is being written in the drawer and saved by a button of its own only. */
export interface Unfinished {
  /** Is there something that would be lost? */
  mark(isUnfinished: boolean): void
  /** Goes on to somewhere else, once the person has agreed where something would be lost. */
  leave(go: () => void): void
}

export const Unfinished = createContext<Unfinished>({ mark: () => undefined, leave: (go) => go() })
