import type { JobName } from './jobs.ts'

/** What the process that is killed is told. */
export interface Order {
  readonly job: JobName
  readonly home: string
  readonly keychain: string
  readonly now: number
  /** The step at which it kills itself; 0: it does not. */
  readonly dieAt: number
  /** The import or the copy it is about. */
  readonly argument?: string
  /** What the open dialog gives. */
  readonly file?: string
}
