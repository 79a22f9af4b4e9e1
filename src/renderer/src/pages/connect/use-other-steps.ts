import { useTranslation } from 'react-i18next'
import { bankIdSteps } from './bankid/bankid-state.ts'
import { fisSteps } from './fis/fis-state.ts'
import type { RailItem } from './Rail.tsx'
import type { OtherSystem } from './wizard-state.ts'

/** The rail in the first step once a system that is no bank is chosen there: its way begins with the next. null: a bank is. */
export function useOtherSteps(system: OtherSystem | null): readonly RailItem[] | null {
  const { t } = useTranslation()
  if (system === null) return null
  const labels =
    system === 'bankid'
      ? bankIdSteps.map((step) => t(`connect.bankid.steps.${step}`))
      : fisSteps.map((step) => t(`connect.fis.steps.${step}`))
  return [
    { key: 'bank', label: t('connect.steps.system'), state: 'now', onGo: null },
    ...labels.map((label): RailItem => ({ key: label, label, state: 'ahead', onGo: null })),
  ]
}
