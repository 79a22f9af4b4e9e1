import type { TokenSet, TokenStore } from '../port.ts'

/** A record that outlives the source that reads it, as the keychain does; a test may make its next save fail. */
export function keptTokens(first: TokenSet | null) {
  const record = {
    tokens: first,
    /** Runs before a save takes effect; throwing is a failed save. */
    beforeSave: (): void | Promise<void> => undefined,
  }
  const store: TokenStore = {
    loadTokens: async () => record.tokens,
    async saveTokens(tokens) {
      await record.beforeSave()
      record.tokens = tokens
    },
  }
  return { record, store }
}
