import { createContext } from 'react'

/** Tells the drawer that a dialog stands over it, so that Escape closes the dialog alone. */
export const DialogAbove = createContext<(isOpen: boolean) => void>(() => undefined)
