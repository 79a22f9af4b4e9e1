/** Where a key takes the row that has the focus; null when the key is none of the list's. */
export function targetOf(key: string, from: number, count: number, rowsInView: number): number | null {
  const last = count - 1
  const page = Math.max(1, rowsInView - 1) // one row stays in sight, so that the eye keeps its place
  switch (key) {
    case 'ArrowDown':
      return Math.min(from + 1, last)
    case 'ArrowUp':
      return Math.max(from - 1, 0)
    case 'PageDown':
      return Math.min(from + page, last)
    case 'PageUp':
      return Math.max(from - page, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
