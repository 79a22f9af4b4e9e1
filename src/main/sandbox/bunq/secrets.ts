import { createHash, randomBytes } from 'node:crypto'

/** Makes every token of the sandbox and remembers it, for tests that look for leaks. */
export interface Secrets {
  /** 64 hex, as nearly everything of bunq's (fact sheet 4, 5). */
  token(): string
  /** A sandbox API key: `sandbox_` and 56 hex (fact sheet 5.1). */
  apiKey(): string
  /** The same on every start, for what a developer notes down. 64 hex. */
  fixed(name: string): string
  all(): readonly string[]
}

export function createSecrets(): Secrets {
  const known: string[] = []
  const keep = (secret: string): string => {
    known.push(secret)
    return secret
  }
  return {
    token: () => keep(randomBytes(32).toString('hex')),
    apiKey: () => keep(`sandbox_${randomBytes(28).toString('hex')}`),
    fixed: (name) => keep(createHash('sha256').update(`oversikt sandbox ${name}`).digest('hex')),
    all: () => known,
  }
}

/** Ever higher numbers. */
export function counter(start: number): () => number {
  let next = start
  return () => next++
}
