const isOn = process.env['ELECTRON_HOST_TIMING'] === '1'

/** With `ELECTRON_HOST_TIMING=1`: tells when in the life of this process something happened. */
export function mark(what: string): void {
  if (isOn) console.error(`host: ${String(Math.round(performance.now())).padStart(5)} ms ${what}`)
}
