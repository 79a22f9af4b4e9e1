/** In screen points, as Electron gives them; the top left corner may be negative on a second display. */
export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The pages are drawn for this and more. */
export const minSize = { width: 1024, height: 700 } as const
const firstSize = { width: 1280, height: 860 } as const

/** How much of the window must be on a display for a hand to find it again. */
const leastVisible = 80

/**
 * Where to open the window: where it was, moved and shrunk so that it lies on a display that exists today, or in the
 * middle of the main one.
 * @param remembered null at the first start, or when the file was not to be trusted
 * @param workAreas of every display, the main one first; without task bars
 */
export function placeWindow(remembered: Bounds | null, workAreas: readonly Bounds[]): Bounds {
  const main = workAreas[0] ?? { x: 0, y: 0, ...firstSize }
  const home = remembered === null ? undefined : workAreas.find((area) => isFindable(remembered, area))
  if (remembered === null || home === undefined) return centred(remembered ?? firstSize, main)
  const size = fitted(remembered, home)
  return {
    ...size,
    x: clamp(remembered.x, home.x, home.x + home.width - size.width),
    y: clamp(remembered.y, home.y, home.y + home.height - size.height),
  }
}

function isFindable(bounds: Bounds, area: Bounds): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
  const height = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y)
  return width >= leastVisible && height >= leastVisible
}

function centred(wanted: Pick<Bounds, 'width' | 'height'>, area: Bounds): Bounds {
  const size = fitted(wanted, area)
  return {
    ...size,
    x: area.x + Math.round((area.width - size.width) / 2),
    y: area.y + Math.round((area.height - size.height) / 2),
  }
}

/** The wanted size within the pages' least and the display's most; a display smaller than the least wins nothing. */
function fitted(wanted: Pick<Bounds, 'width' | 'height'>, area: Bounds): Pick<Bounds, 'width' | 'height'> {
  return {
    width: Math.max(minSize.width, Math.min(wanted.width, area.width)),
    height: Math.max(minSize.height, Math.min(wanted.height, area.height)),
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
