import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/errors.ts'
import { useFormat } from '../format/use-format.ts'
import type { ErrorText } from '../i18n/en/errors.ts'
import { useFilePlace } from './use-file-place.ts'

/** The words for a failure in the language in force. `bank` is the bank's name; without one it is "the bank". */
export function useFailureText(error: Failure, bank?: string): ErrorText {
  const { t } = useTranslation()
  const place = useFilePlace(error.place)
  const until = useUntil(error)
  const slots = { bank: bank ?? t('errorWords.theBank'), Bank: bank ?? t('errorWords.TheBank'), until }
  if (place !== null) {
    return {
      title: t(`errors.${error.code}.title`, slots),
      what: `${place.what} ${t('imports.place.nothingImported')}`,
      next: place.next,
    }
  }
  return {
    title: t(`errors.${error.code}.title`, slots),
    what: t(`errors.${error.code}.what`, slots),
    next: t(`errors.${error.code}.next`, slots),
  }
}

/** "until 14:05", or "a while" where nobody said for how long. */
export function useUntil({ retryAt }: Failure): string {
  const { t } = useTranslation()
  const format = useFormat()
  return retryAt === undefined
    ? t('errorWords.aWhile')
    : t('errorWords.untilTime', { time: format.time(retryAt) })
}
