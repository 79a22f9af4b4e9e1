import type { ColorScheme } from './tokens.ts'

/** Colours for series, in the order they are handed out. Neighbours differ in lightness as well as hue, so that they
 *  stay apart for colour-blind people too; palette.test.ts measures it. */
export const chartPalette = {
  light: [
    '#016863', '#dd9325', '#5082c5', '#714aa7', '#67b18d', '#ce643e', '#223570', '#5e1d34', '#d97fa3', '#728786',
  ],
  dark: [
    '#48d3c6', '#f7dd82', '#699fe4', '#7c6cbb', '#9ac069', '#d16c68', '#bcf0f8', '#934764', '#f0a3c6', '#7d8c90',
  ],
} as const // prettier-ignore

/** The pair used for money in and money out, and the line of what is left. */
export const flowPalette = {
  light: { in: '#117f74', out: '#e8875c', net: '#13201f' },
  dark: { in: '#58c4b4', out: '#dd7b5b', net: '#e7eeed' },
} as const

/** The colour of the n-th series; after the last one the first comes again. */
export function seriesColor(scheme: ColorScheme, index: number): string {
  const colors = chartPalette[scheme]
  return colors[index % colors.length] ?? colors[0]
}
