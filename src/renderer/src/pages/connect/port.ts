import { redirectPortRange } from '../../../../shared/sparebank1.ts'

/** Is what stands in the field a port one may listen on? Digits only: no sign, no fraction, no spaces. */
export function isUsablePort(text: string): boolean {
  if (!/^\d{1,5}$/.test(text)) return false
  const port = Number(text)
  return port >= redirectPortRange.min && port <= redirectPortRange.max
}
