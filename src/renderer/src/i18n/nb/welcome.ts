import type { welcome as english } from '../en/welcome.ts'
import type { SameKeys } from '../keys.ts'

export const welcome: SameKeys<typeof english> = {
  title: 'Velkommen til Oversikt',
}
