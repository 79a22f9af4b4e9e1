import { useTranslation } from 'react-i18next'
import type { FlexResource } from '../../../../shared/fis.ts'
import { choicesOf } from './terms.ts'
import { useWords } from './use-words.ts'

/** A value one can choose, in words; anything else as it was typed. */
export function useChoiceText(resource: FlexResource) {
  const { t } = useTranslation()
  const words = useWords()
  return (field: string, value: string): string => {
    if (choicesOf(resource, field)?.includes(value) !== true) return value
    if (value === 'true') return t('flex.table.yes')
    return value === 'false' ? t('flex.table.no') : words.value(resource, field, value)
  }
}
