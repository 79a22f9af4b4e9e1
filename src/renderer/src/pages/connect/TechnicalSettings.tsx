import { Collapse, Input, SegmentedControl, TextInput, UnstyledButton } from '@mantine/core'
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SpareBank1Settings } from '../../../../shared/model.ts'
import { redirectPortRange } from '../../../../shared/sparebank1.ts'
import styles from './TechnicalSettings.module.css'

interface TechnicalSettingsProps {
  readonly settings: SpareBank1Settings
  /** The port as typed; it may not be a number yet. */
  readonly port: string
  readonly isPortRight: boolean
  readonly startsOpen: boolean
  readonly onPort: (text: string) => void
  readonly onChange: (change: Partial<SpareBank1Settings>) => void
}

/** What most people never need, folded away; each with one sentence on when one does. */
export function TechnicalSettings(props: TechnicalSettingsProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(props.startsOpen)
  const id = useId()
  return (
    <section className={styles.section}>
      <UnstyledButton
        className={styles.toggle ?? ''}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <IconChevronDown
          size={16}
          stroke={2}
          aria-hidden="true"
          className={isOpen ? styles.open : undefined}
        />
        {t('connect.register.advanced.title')}
      </UnstyledButton>
      <Collapse id={id} expanded={isOpen}>
        <Fields {...props} />
      </Collapse>
    </section>
  )
}

function Fields({ settings, port, isPortRight, onPort, onChange }: TechnicalSettingsProps) {
  const { t } = useTranslation()
  const words = 'connect.register.advanced'
  return (
    <div className={styles.fields}>
      <p className={styles.note}>{t(`${words}.note`)}</p>
      <TextInput
        className={styles.port ?? ''}
        label={t(`${words}.port`)}
        description={t(`${words}.portHelp`)}
        inputMode="numeric"
        maxLength={5}
        value={port}
        error={isPortRight ? null : t(`${words}.portRule`, redirectPortRange)}
        onChange={(event) => onPort(event.currentTarget.value)}
      />
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
    </div>
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
