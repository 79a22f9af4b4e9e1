/** What several parts of the API refuse to work before, or after. */
export const appState = { isReady: false }
