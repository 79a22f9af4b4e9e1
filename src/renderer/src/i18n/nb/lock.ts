import type { lock as english } from '../en/lock.ts'
import type { SameKeys } from '../keys.ts'

export const lock: SameKeys<typeof english> = {
  title: 'Låsen',
}
