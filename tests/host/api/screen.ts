import { spawnSync } from 'node:child_process'
import type { Display, Rectangle, Screen } from 'electron'
import { isHeadless } from '../chromium/flags.ts'
import { StandInEmitter } from './missing.ts'

/** What a headless Chromium is given to draw on, and what counts where the system's tools do not tell. */
const assumed = { width: 1920, height: 1080 }

type Known = Pick<
  Display,
  'id' | 'bounds' | 'workArea' | 'workAreaSize' | 'size' | 'scaleFactor' | 'rotation'
>

class HostScreen extends StandInEmitter {
  override readonly knownEvents: ReadonlySet<string> = new Set([
    // never: displays do not come and go in this host
    'display-added',
    'display-metrics-changed',
    'display-removed',
  ])
  #display: Known | null = null

  /** The one display of this host: all of the system's side by side. */
  getPrimaryDisplay(): Known {
    this.#display ??= displayOf(isHeadless ? assumed : (systemScreen() ?? assumed))
    return this.#display
  }

  getAllDisplays(): Known[] {
    return [this.getPrimaryDisplay()]
  }

  getDisplayMatching(_bounds: Rectangle): Known {
    return this.getPrimaryDisplay()
  }
}

export const screen: HostScreen & Partial<Record<keyof Screen, unknown>> = new HostScreen()

function displayOf(size: { width: number; height: number }): Known {
  const bounds = { x: 0, y: 0, ...size }
  return { id: 1, bounds, workArea: bounds, workAreaSize: size, size, scaleFactor: 1, rotation: 0 }
}

/** The size of the X screen, from a tool of its own; null where that is not installed. */
function systemScreen(): { width: number; height: number } | null {
  const { stdout } = spawnSync('xdpyinfo', { encoding: 'utf8', timeout: 2_000 })
  const [, width, height] = /dimensions:\s+(\d+)x(\d+) pixels/.exec(stdout ?? '') ?? []
  return width === undefined ? null : { width: Number(width), height: Number(height) }
}
