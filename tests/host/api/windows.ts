/** A window, as the life of the app sees it. */
export interface OpenWindow {
  /** Asks the window to close. @returns false when the app prevented it */
  close(): boolean
  /** Closes it without asking. */
  destroy(): void
}

const open = new Map<number, OpenWindow>()
let tellEmpty: () => void = () => undefined

/** The windows there are, so that the app can end them, and know when the last has gone. */
export const windows = {
  add: (id: number, window: OpenWindow): void => void open.set(id, window),
  remove: (id: number): void => {
    if (open.delete(id) && open.size === 0) tellEmpty()
  },
  all: (): readonly OpenWindow[] => [...open.values()],
  onEmpty: (listener: () => void): void => {
    tellEmpty = listener
  },
}
