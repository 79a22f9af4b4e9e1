import { useTranslation } from 'react-i18next'
import type { SpareBank1Settings } from '../../../../shared/model.ts'
import { Disclosure } from './Disclosure.tsx'
import { PortField, type usePort } from './PortField.tsx'
import { SegmentedField } from './SegmentedField.tsx'
import styles from './TechnicalSettings.module.css'

interface TechnicalSettingsProps {
  readonly settings: SpareBank1Settings
  readonly port: ReturnType<typeof usePort>
  readonly startsOpen: boolean
  readonly onChange: (change: Partial<SpareBank1Settings>) => void
}

/** SpareBank 1: what most people never need, each with one sentence on when one does. */
export function TechnicalSettings({ settings, port, startsOpen, onChange }: TechnicalSettingsProps) {
  const { t } = useTranslation()
  const words = 'connect.register.advanced'
  return (
    <Disclosure title={t(`${words}.title`)} startsOpen={startsOpen}>
      <p className={styles.note}>{t(`${words}.note`)}</p>
      <PortField port={port} help={t(`${words}.portHelp`)} />
      <SegmentedField
        label={t(`${words}.generation`)}
        help={t(`${words}.generationHelp`)}
        value={settings.generation}
        data={[
          { value: 'current', label: t(`${words}.generations.current`) },
          { value: 'legacy', label: t(`${words}.generations.legacy`) },
        ]}
        onChange={(generation) => onChange({ generation })}
      />
      <SegmentedField
        label={t(`${words}.authHost`)}
        help={t(`${words}.authHostHelp`)}
        value={settings.authHost}
        data={authHosts}
        onChange={(authHost) => onChange({ authHost })}
      />
      <SegmentedField
        label={t(`${words}.clientAuth`)}
        help={t(`${words}.clientAuthHelp`)}
        value={settings.clientAuth}
        data={[
          { value: 'body', label: t(`${words}.clientAuths.body`) },
          { value: 'basic', label: t(`${words}.clientAuths.basic`) },
        ]}
        onChange={(clientAuth) => onChange({ clientAuth })}
      />
    </Disclosure>
  )
}

/** Host names are the same in every language. */
const authHosts = [
  { value: 'api', label: 'api.sparebank1.no' },
  { value: 'api-auth', label: 'api-auth.sparebank1.no' },
] as const
