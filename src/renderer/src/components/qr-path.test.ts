import { expect, test } from 'vitest'
import { drawQr } from './qr-path.ts'

// Fact sheet 17.1, vector A.
const text =
  'bankid.67df3917-fa0d-44e5-b327-edcc928297f8.0.dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8'

/** The squares a path fills, drawn again on a grid. */
function filled({ modules, path }: ReturnType<typeof drawQr>): string[] {
  const rows = Array.from({ length: modules }, () => Array<string>(modules).fill(' '))
  for (const [, x, y, length, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    expect(back).toBe(length)
    for (let at = 0; at < Number(length); at++) rows[Number(y)]?.splice(Number(x) + at, 1, '#')
  }
  return rows.map((row) => row.join(''))
}

test('every module is a whole number of pixels, and the code is at least 240 of them wide', () => {
  const { modules, side } = drawQr(text)
  expect(side % modules).toBe(0)
  expect(side).toBeGreaterThanOrEqual(240)
})

test('four modules of nothing surround the three marks in its corners', () => {
  const drawing = drawQr(text)
  const rows = filled(drawing)
  const blank = ' '.repeat(drawing.modules)
  expect([...rows.slice(0, 4), ...rows.slice(-4)]).toEqual(Array<string>(8).fill(blank))
  expect(rows.every((row) => row.startsWith('    ') && row.endsWith('    '))).toBe(true)
  for (const row of [4, drawing.modules - 11]) {
    expect(rows.slice(row, row + 7).map((each) => each.slice(4, 11))).toEqual([
      '#######',
      '#     #',
      '# ### #',
      '# ### #',
      '# ### #',
      '#     #',
      '#######',
    ])
  }
})
