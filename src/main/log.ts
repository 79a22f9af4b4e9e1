import type { LoggedField } from './log-fields.ts'

/** One line of JSON an event. Fields are allow-listed by their type: short words, counts and times; no objects, no bodies,
 *  no addresses with queries. `main/shell` and `cli` decide where lines go. */
export type LogFields = Readonly<Partial<Record<LoggedField, string | number | boolean | null>>>

export interface Log {
  event(name: string, fields?: LogFields): void
  /** Logs an error with its stack and cause, redacted; returns the short reference the person sees. */
  error(name: string, error: unknown): string
}
