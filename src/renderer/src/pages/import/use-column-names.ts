import { useTranslation } from 'react-i18next'
import { widthOf, type Table } from './mapping-fields.ts'

/** What each column is called: its heading, or its number where it has none. */
export function useColumnNames(table: Table): readonly string[] {
  const { t } = useTranslation()
  return Array.from({ length: widthOf(table) }, (_, column) => {
    const heading = table.header[column]?.trim() ?? ''
    return heading === '' ? t('imports.columns.unnamed', { number: column + 1 }) : heading
  })
}
