import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/errors.ts'
import type { ErrorText } from '../i18n/en/errors.ts'
import { useFailureText } from './use-failure-text.ts'

/** The words for keys that were refused before they ever worked: no accounts and no history are there to be kept. undefined: those of the
 *  code say it. */
export function useFirstWords(error: Failure, bank: string, isFirst: boolean): ErrorText | undefined {
  const { t } = useTranslation()
  const text = useFailureText(error, bank)
  const { code } = error
  if (!isFirst || (code !== 'client-rejected' && code !== 'client-missing')) return undefined
  return { ...text, what: t(`connect.firstRefused.${code}`) }
}
