import { useComputedColorScheme } from '@mantine/core'
import type { ColorScheme } from '../theme/tokens.ts'

/** Which of the two palettes is on screen. */
export function useColorScheme(): ColorScheme {
  return useComputedColorScheme('light', { getInitialValueInEffect: false })
}
