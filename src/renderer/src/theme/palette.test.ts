import { expect, test } from 'vitest'
import { chartPalette, flowPalette } from './palette.ts'
import { tokens } from './tokens.ts'

type Rgb = readonly [number, number, number]

function linear(hex: string): Rgb {
  const channel = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b
  const [light, dark] = [luminance(linear(one)), luminance(linear(other))].sort((a, b) => b - a) as [
    number,
    number,
  ]
  return (light + 0.05) / (dark + 0.05)
}

/** How colour-blind eyes see a colour: Machado, Oliveira, Fernandes 2009, severity 1.0. */
const eyes: Readonly<Record<string, readonly Rgb[]>> = {
  full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
} // prettier-ignore

function oklab(rgb: Rgb): Rgb {
  const [r, g, b] = rgb.map((value) => Math.min(1, Math.max(0, value))) as unknown as Rgb
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function distance(one: string, other: string, eye: readonly Rgb[]): number {
  const seen = (hex: string) => {
    const colour = linear(hex)
    return oklab(
      eye.map((row) => row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2]) as unknown as Rgb,
    )
  }
  const [a, b] = [seen(one), seen(other)]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

const schemes = ['light', 'dark'] as const

test.each(schemes)('every text of the %s theme is legible on every ground it stands on', (scheme) => {
  const colors = tokens[scheme]
  for (const text of ['text', 'muted', 'accent', 'positive', 'negative'] as const) {
    for (const ground of ['canvas', 'surface', 'surfaceSunken', 'sidebarSurface'] as const) {
      const isLegible = contrast(colors[text], colors[ground]) >= 4.5
      expect([text, ground, isLegible]).toEqual([text, ground, true])
    }
  }
  expect(contrast(colors.onAccent, colors.accent)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(colors.onAccent, colors.accentHover)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(colors.onAccentSoft, colors.accentSoft)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(colors.onAccentSoft, colors.accentSoftHover)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(colors.onNegative, colors.negative)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(colors.onNegative, colors.negativeHover)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(colors.text, colors.neutralSoftHover)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(colors.noticeText, colors.noticeSurface)).toBeGreaterThanOrEqual(4.5)
})

test('what is softly filled is lighter than its card in the dark, and darker than it in the light', () => {
  const { light, dark } = tokens
  for (const fill of ['accentSoft', 'accentSoftHover', 'neutralSoft', 'neutralSoftHover'] as const) {
    expect([fill, contrast(dark[fill], '#000000') > contrast(dark.surface, '#000000') * 1.1]).toEqual([
      fill,
      true,
    ])
    expect([fill, contrast(light[fill], '#ffffff') > contrast(light.surface, '#ffffff') * 1.1]).toEqual([
      fill,
      true,
    ])
  }
})

test.each(schemes)('no series of a %s chart melts into its ground', (scheme) => {
  const ground = tokens[scheme].surface
  for (const color of [...chartPalette[scheme], ...Object.values(flowPalette[scheme])]) {
    expect([color, contrast(color, ground) >= 2.5]).toEqual([color, true])
  }
})

test.each(schemes)(
  'the first eight series of a %s chart stay apart for colour-blind people too',
  (scheme) => {
    const colors = chartPalette[scheme].slice(0, 8)
    for (const [name, eye] of Object.entries(eyes)) {
      for (const [index, one] of colors.entries()) {
        for (const other of colors.slice(index + 1)) {
          expect([name, one, other, distance(one, other, eye) > 0.1]).toEqual([name, one, other, true])
        }
      }
    }
  },
)

test.each(schemes)('money in and money out of the %s theme stay apart for every eye', (scheme) => {
  for (const eye of Object.values(eyes)) {
    expect(distance(flowPalette[scheme].in, flowPalette[scheme].out, eye)).toBeGreaterThan(0.1)
  }
})
