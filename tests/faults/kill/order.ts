import type { JobName } from './jobs.ts'

/** The step at which it kills itself; 0: it does not. Or just before, or just after, its first secret is kept. */
export type DieAt = number | 'before-secret' | 'after-secret'

/** What the process that is killed is told. */
export interface Order {
  readonly job: JobName
  readonly home: string
  /** The folder of a file keychain, or `system`: the operating system's own. */
  readonly keychain: string
  readonly now: number
  readonly dieAt: DieAt
  /** The import, the copy or the bank it is about. */
  readonly argument?: string
  /** What the open dialog gives. */
  readonly file?: string
}
