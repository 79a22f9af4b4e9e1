const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** A file's size for people, in thousands as systems print it now: `512 bytes`, `1.4 MB`. */
export function formatSize(bytes: number, locale: string): string {
  let value = bytes
  let step = 0
  while (value >= 999.5 && step < units.length - 1) {
    value /= 1000
    step += 1
  }
  const maximumFractionDigits = step > 0 && value < 9.95 ? 1 : 0
  const unit = units[step]
  // Short for a byte is "byte" in English, however many there are.
  const unitDisplay = unit === 'byte' ? 'long' : 'short'
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay,
    maximumFractionDigits,
  }).format(value)
}
