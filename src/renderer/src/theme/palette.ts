import type { ColorScheme } from './tokens.ts'

/** Colours for series, in the order they are handed out. Neighbours differ in lightness as well as hue, so that they
 *  stay apart for colour-blind people too; palette.test.ts measures it. */
export const chartPalette = {
  light: [
    '#12706a', '#c59b04', '#67a5c9', '#99410f', '#7d52b7', '#2c3d85', '#a07b1a', '#441c06', '#ed738b', '#5d5554',
  ],
  dark: [
    '#5fbdb4', '#f4a739', '#6777b5', '#d47532', '#a68eef', '#c6f2ff', '#f3e281', '#8c6154', '#feb0ee', '#8c8588',
  ],
} as const // prettier-ignore

/** The pair used for money in and money out, and the line of what is left. */
export const flowPalette = {
  light: { in: '#137258', out: '#d98458', net: '#13201f' },
  dark: { in: '#74d6ab', out: '#d9734f', net: '#e7eeed' },
} as const

/** The colour of the n-th series; after the last one the first comes again. */
export function seriesColor(scheme: ColorScheme, index: number): string {
  const colors = chartPalette[scheme]
  return colors[index % colors.length] ?? colors[0]
}
