import type { flex as english } from '../en/flex.ts'
import type { SameKeys } from '../keys.ts'

export const flex: SameKeys<typeof english> = {
  title: 'Fleksibilitet',
}
