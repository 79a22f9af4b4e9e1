import { encode } from 'uqr'

/** Modules of nothing on each side: the standard asks for four, and a phone finds the code by them. */
const quietZone = 4
/** CSS pixels, at least: as large as a phone reads at arm's length. */
const smallestSide = 240

/** A code to draw: `modules` squares on each side with the quiet zone, the dark ones as one path in those units. */
export interface QrDrawing {
  readonly modules: number
  /** CSS pixels of a side: whole ones to each module, so that every edge is sharp. */
  readonly side: number
  readonly path: string
}

/** Level M, as BankID recommends: fact sheet 17. */
export function drawQr(text: string): QrDrawing {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone })
  const path = data.flatMap((row, y) =>
    runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  )
  return { modules: size, side: Math.ceil(smallestSide / size) * size, path: path.join('') }
}

/** Where the dark stretches of a row begin and how long they are. */
function runsOf(row: readonly boolean[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = []
  row.forEach((isDark, x) => {
    if (!isDark) return
    const last = runs.at(-1)
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1
    else runs.push([x, 1])
  })
  return runs
}
