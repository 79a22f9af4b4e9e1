import { useTranslation } from 'react-i18next'
import { useApi } from '../../api.ts'
import { dateOf } from '../../format/date.ts'
import { useFormat } from '../../format/use-format.ts'
import { Note } from './Note.tsx'
import type { WizardState } from './wizard-state.ts'

/** Renewing early is as good as renewing late: what is there stays. */
export function StillGiven({ state }: { readonly state: WizardState }) {
  const { t } = useTranslation()
  const format = useFormat()
  const connections = useApi('connections:list', undefined)
  const connection = connections.data?.find(({ id }) => id === state.connectionId)
  const ends = connection?.status === 'ready' ? connection.consentEndsAt : null
  return (
    <Note>
      {ends === null
        ? t('connect.consent.renewal')
        : t('connect.consent.stillGiven', { date: format.date(dateOf(ends), 'long') })}
    </Note>
  )
}
