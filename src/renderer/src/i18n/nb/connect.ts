import type { connect as english } from '../en/connect.ts'
import type { SameKeys } from '../keys.ts'

export const connect: SameKeys<typeof english> = {
  title: 'Koble til en bank',
}
