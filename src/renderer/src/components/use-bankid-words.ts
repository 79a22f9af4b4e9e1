import { useTranslation } from 'react-i18next'
import type { ErrorCode, Failure } from '../../../shared/errors.ts'
import type { ErrorText } from '../i18n/en/errors.ts'
import { useUntil } from './use-failure-text.ts'

/** Codes whose own words are about what was read of a bank. */
const ofBanks = [
  'bank-refused',
  'bank-unreachable',
  'offline',
  'unexpected-response',
  'bank-busy',
] as const satisfies readonly ErrorCode[]

/** Words for a failure that is the same everywhere and means something else at BankID; undefined: its own will do. */
export function useBankIdWords(failure: Failure): ErrorText | undefined {
  const { t } = useTranslation()
  const until = useUntil(failure)
  const code = ofBanks.find((each) => each === failure.code)
  if (code === undefined) return undefined
  return {
    title: t(`identity.problem.${code}.title`, { until }),
    what: t(`identity.problem.${code}.what`),
    next: t(`identity.problem.${code}.next`, { until }),
  }
}
