import type { connections as english } from '../en/connections.ts'
import type { SameKeys } from '../keys.ts'

export const connections: SameKeys<typeof english> = {
  title: 'Tilkoblinger',
}
