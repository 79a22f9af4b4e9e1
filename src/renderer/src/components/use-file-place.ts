import { useTranslation } from 'react-i18next'
import type { FilePlace } from '../../../shared/import-file.ts'

export interface PlaceText {
  /** Where reading stopped and what was expected: "Row 14, column “Beløp”: an amount was expected." */
  readonly what: string
  readonly next: string
}

/** The words for a place in a file that could not be read; null where the failure names none. */
export function useFilePlace(place: FilePlace | undefined): PlaceText | null {
  const { t } = useTranslation()
  if (place === undefined) return null
  const { line, column, expected } = place
  const words = t(`imports.expected.${expected}.what`)
  const slots = { line, column, expected: words }
  return {
    what: line === null && column === null ? sentence(words) : t(`imports.place.${formOf(place)}`, slots),
    next: t(`imports.expected.${expected}.next`),
  }
}

const inXml = ['well-formed-xml', 'plain-xml', 'element'] as const satisfies readonly FilePlace['expected'][]

function formOf({ line, column, expected }: FilePlace) {
  const isXml = inXml.some((each) => each === expected)
  if (line === null) return 'column'
  if (column === null) return isXml ? 'xml' : 'line'
  return isXml ? 'xmlElement' : 'both'
}

function sentence(words: string): string {
  return `${words.charAt(0).toLocaleUpperCase()}${words.slice(1)}.`
}
