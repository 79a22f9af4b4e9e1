import type { PemFile } from './wizard-state.ts'

export const pemSlots = ['certificate', 'chain', 'privateKey'] as const
export type PemSlot = (typeof pemSlots)[number]

/** What main takes at most; a long chain has a tenth of it. */
export const largestPemBytes = 32_768

/** The parts a PEM file is made of, as their first lines name them. */
function labelsOf(text: string): readonly string[] {
  return [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----/g)].map((match) => match[1] ?? '')
}

/** Is it at all what was asked for? Whether certificate and key belong together is main's to find out. */
export function pemFault(slot: PemSlot, text: string): 'form' | 'encrypted' | null {
  const labels = labelsOf(text)
  if (slot !== 'privateKey') {
    const isCertificates = labels.length > 0 && labels.every((label) => label === 'CERTIFICATE')
    return isCertificates && (slot === 'chain' || labels.length === 1) ? null : 'form'
  }
  if (labels.includes('ENCRYPTED PRIVATE KEY') || text.includes('Proc-Type: 4,ENCRYPTED')) return 'encrypted'
  return labels.length === 1 && /^(RSA )?PRIVATE KEY$/.test(labels[0] ?? '') ? null : 'form'
}

/** The text of a file the person chose; null: too large to be one, and not read at all. */
export async function readPemFile(file: File): Promise<PemFile | null> {
  if (file.size > largestPemBytes) return null
  return { name: file.name, text: await file.text() }
}
