import type { signing as english } from '../en/signing.ts'
import type { SameKeys } from '../keys.ts'

export const signing: SameKeys<typeof english> = {
  title: 'Signaturer',
}
