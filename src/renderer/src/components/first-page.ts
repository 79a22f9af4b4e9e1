let isFirst = true

/** Is what is shown now the first thing this window shows? Then nobody has gone anywhere, and nothing takes the focus. */
export function isFirstPage(): boolean {
  return isFirst
}

/** Something has been shown: whatever comes after it is where a person went. */
export function endFirstPage(): void {
  isFirst = false
}
