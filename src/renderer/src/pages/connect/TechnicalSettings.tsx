import { Input, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SpareBank1Settings } from '../../../../shared/model.ts'
import { Disclosure } from './Disclosure.tsx'
import { PortField, type usePort } from './PortField.tsx'
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
      <Choice
        label={t(`${words}.generation`)}
        help={t(`${words}.generationHelp`)}
        value={settings.generation}
        data={[
          { value: 'current', label: t(`${words}.generations.current`) },
          { value: 'legacy', label: t(`${words}.generations.legacy`) },
        ]}
        onChange={(generation) => onChange({ generation })}
      />
      <Choice
        label={t(`${words}.authHost`)}
        help={t(`${words}.authHostHelp`)}
        value={settings.authHost}
        data={authHosts}
        onChange={(authHost) => onChange({ authHost })}
      />
      <Choice
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

interface ChoiceProps<V extends string> {
  readonly label: string
  readonly help: string
  readonly value: V
  readonly data: readonly { readonly value: V; readonly label: string }[]
  readonly onChange: (value: V) => void
}

function Choice<V extends string>({ label, help, value, data, onChange }: ChoiceProps<V>) {
  return (
    <Input.Wrapper label={label} description={help} labelElement="div">
      <div>
        <SegmentedControl<V>
          className={styles.choice ?? ''}
          aria-label={label}
          value={value}
          data={[...data]}
          onChange={onChange}
        />
      </div>
    </Input.Wrapper>
  )
}
