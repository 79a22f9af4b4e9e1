import { Button, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { defaultFisSettings } from '../../../../../shared/fis.ts'
import { SegmentedField } from '../SegmentedField.tsx'
import { faultsOf, technicalOf, type Technical } from './technical.ts'
import styles from '../TechnicalSettings.module.css'

interface TechnicalFieldsProps {
  readonly value: Technical
  /** The person wanted to go on: what is wrong is said. */
  readonly isTold: boolean
  readonly onChange: (value: Technical) => void
}

/** Addresses, and the forms in which FIS was spoken to before May 2026. */
export function TechnicalFields({ value, isTold, onChange }: TechnicalFieldsProps) {
  const { t } = useTranslation()
  const words = 'connect.fis.technical'
  const faults = faultsOf(value)
  const set = (part: Partial<Technical>) => onChange({ ...value, ...part })
  const address = (key: 'authUrl' | 'apiUrl') => (
    <TextInput
      label={t(`${words}.${key}`)}
      description={t(`${words}.${key}Help`)}
      value={value[key]}
      maxLength={2048}
      autoComplete="off"
      spellCheck={false}
      error={isTold && faults[key] ? t(`${words}.addressRule`) : null}
      onChange={({ currentTarget }) => set({ [key]: currentTarget.value })}
    />
  )
  return (
    <>
      <p className={styles.note}>{t(`${words}.note`)}</p>
      {address('authUrl')}
      {address('apiUrl')}
      <Switch
        label={t(`${words}.sendsVersion`)}
        description={t(`${words}.sendsVersionHelp`)}
        checked={value.sendsVersion}
        onChange={({ currentTarget }) => set({ sendsVersion: currentTarget.checked })}
      />
      {value.sendsVersion && (
        <TextInput
          label={t(`${words}.apiVersion`)}
          value={value.apiVersion}
          maxLength={32}
          autoComplete="off"
          spellCheck={false}
          error={isTold && faults.apiVersion ? t(`${words}.apiVersionRule`) : null}
          onChange={({ currentTarget }) => set({ apiVersion: currentTarget.value })}
        />
      )}
      <Forms value={value} set={set} />
      <div>
        <Button variant="subtle" size="compact-sm" onClick={() => onChange(technicalOf(defaultFisSettings))}>
          {t(`${words}.reset`)}
        </Button>
      </div>
    </>
  )
}

interface FormsProps {
  readonly value: Technical
  readonly set: (part: Partial<Technical>) => void
}

function Forms({ value, set }: FormsProps) {
  const { t } = useTranslation()
  const words = 'connect.fis.technical'
  return (
    <>
      <SegmentedField
        label={t(`${words}.subForm`)}
        help={t(`${words}.subFormHelp`)}
        value={value.subForm}
        data={[
          { value: 'typed', label: t(`${words}.subForms.typed`) },
          { value: 'short', label: t(`${words}.subForms.short`) },
        ]}
        onChange={(subForm) => set({ subForm })}
      />
      <SegmentedField
        label={t(`${words}.audience`)}
        help={t(`${words}.audienceHelp`)}
        value={value.audience}
        data={[
          { value: 'slash', label: t(`${words}.audiences.slash`) },
          { value: 'bare', label: t(`${words}.audiences.bare`) },
        ]}
        onChange={(audience) => set({ audience })}
      />
    </>
  )
}
