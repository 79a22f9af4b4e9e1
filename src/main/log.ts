/** One line of JSON an event. Fields are allow-listed by their type: short words, counts and times; no objects, no bodies,
 *  no addresses with queries. `main/shell` and `cli` decide where lines go. */
export interface Log {
  event(name: string, fields?: Readonly<Record<string, string | number | boolean | null>>): void
  /** Logs an error with its stack and cause, redacted; returns the short reference the person sees. */
  error(name: string, error: unknown): string
}
