/** Colours for series, in the order they are handed out. Neighbours differ in lightness as well as hue, so that they
 *  stay apart for colour-blind people too; palette.test.ts measures it. */
export const chartPalette = {
  light: [
    '#12706a', '#d98a1f', '#4059ad', '#c2573f', '#6fa352', '#7d4796', '#3f9fc4', '#a08c14', '#cf6f9b', '#4d5b5a',
  ],
  dark: [
    '#5fbdb4', '#f0b355', '#8fa4ea', '#e8836a', '#a6d084', '#c095d8', '#7accea', '#d6c24f', '#f0a3c4', '#a9b8b6',
  ],
} as const // prettier-ignore

/** The pair used for money in and money out, and the line of what is left. */
export const flowPalette = {
  light: { in: '#1f8a66', out: '#cc6a4a', net: '#13201f' },
  dark: { in: '#5fc79b', out: '#ec967a', net: '#e7eeed' },
} as const

export type ColorScheme = keyof typeof chartPalette

/** The colour of the n-th series; after the last one the first comes again. */
export function seriesColor(scheme: ColorScheme, index: number): string {
  const colors = chartPalette[scheme]
  return colors[index % colors.length] ?? colors[0]
}
