import type { settings as english } from '../en/settings.ts'
import type { SameKeys } from '../keys.ts'

export const settings: SameKeys<typeof english> = {
  title: 'Innstillinger',
}
