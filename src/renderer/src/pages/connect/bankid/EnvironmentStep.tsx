import { TextInput } from '@mantine/core'
import IconFlask from '@tabler/icons-react/dist/esm/icons/IconFlask.mjs'
import IconId from '@tabler/icons-react/dist/esm/icons/IconId.mjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bankIdEnvironments, type BankIdEnvironment } from '../../../../../shared/bankid.ts'
import { systems } from '../../../../../shared/systems.ts'
import { useIsInvented } from '../../../status.ts'
import { Disclosure } from '../Disclosure.tsx'
import { Note } from '../Note.tsx'
import { RadioCards } from '../RadioCards.tsx'
import { SaveAndClose } from '../SaveAndClose.tsx'
import { Step } from '../Step.tsx'
import { StepProblem } from '../StepProblem.tsx'
import { useKeep } from '../use-keep.ts'
import { hasOtherSettings, type BankIdState } from './bankid-state.ts'
import { isIpAddress } from './ip-address.ts'
import type { BankIdStepProps } from './use-bankid.ts'

const icons = { production: IconId, test: IconFlask } as const

/** Which of BankID's two worlds: each has people, certificates and a server of its own. */
export function EnvironmentStep({ wizard: { state, isExisting, change, steps } }: BankIdStepProps) {
  const { t } = useTranslation()
  const words = 'connect.bankid.environment'
  const { settings, connectionId } = state
  const [address, setAddress] = useState(settings.endUserIp ?? '')
  const [isTold, setTold] = useState(false)
  const typed = address.trim()
  const isRight = typed === '' || isIpAddress(typed)
  const keep = useKeep(connectionId)
  const save = (onSaved: () => void) => {
    setTold(true)
    if (!isRight) return
    keep.change(hasOtherSettings(state) ? { settings } : {}, () => {
      if (hasOtherSettings(state)) change({ savedSettings: settings, isChecked: false })
      onSaved()
    })
  }
  return (
    <Step
      title={t(`${words}.title`)}
      subtitle={t(`${words}.subtitle`)}
      onBack={steps.back}
      nextLabel={t('connect.next')}
      onNext={() => save(steps.next)}
      isBusy={keep.isPending}
      aside={isExisting && <SaveAndClose isBusy={keep.isPending} onSave={save} />}
    >
      <Invented />
      <RadioCards
        label={t(`${words}.label`)}
        value={settings.environment}
        onChange={(environment) => change({ settings: { ...settings, environment } })}
        choices={worldsOf(state).map((environment) => {
          const Icon = icons[environment]
          return {
            value: environment,
            icon: <Icon size={20} stroke={1.7} />,
            name: t(`${words}.${environment}.name`),
            text: t(`${words}.${environment}.text`),
          }
        })}
      />
      <Note title={t(`${words}.swedishTitle`)}>{t(`${words}.swedish`)}</Note>
      <Disclosure title={t('connect.technical')} startsOpen={settings.endUserIp !== null}>
        <AddressField
          value={address}
          isWrong={isTold && !isRight}
          onType={(text) => {
            setAddress(text)
            const written = text.trim()
            if (written === '' || isIpAddress(written)) {
              change({ settings: { ...settings, endUserIp: written === '' ? null : written } })
            }
          }}
        />
      </Disclosure>
      {keep.error !== undefined && <StepProblem error={keep.error} bank={systems.bankid.name} />}
    </Step>
  )
}

/** One that has worked stays where it is: the other world has another connection. */
function worldsOf({ isChecked, settings }: BankIdState): readonly BankIdEnvironment[] {
  return isChecked ? [settings.environment] : bankIdEnvironments
}

/** Said where another BankID stands in for the real one. */
function Invented() {
  const { t } = useTranslation()
  const words = 'connect.bankid.environment'
  if (!useIsInvented('bankid')) return null
  return (
    <Note title={t(`${words}.inventedTitle`)} icon={<IconFlask size={20} stroke={1.7} />}>
      {t(`${words}.invented`)}
    </Note>
  )
}

interface AddressFieldProps {
  readonly value: string
  readonly isWrong: boolean
  readonly onType: (text: string) => void
}

function AddressField({ value, isWrong, onType }: AddressFieldProps) {
  const { t } = useTranslation()
  const words = 'connect.bankid.environment'
  return (
    <TextInput
      label={t(`${words}.address`)}
      description={t(`${words}.addressHelp`)}
      placeholder={t(`${words}.addressOwn`)}
      value={value}
      maxLength={45}
      autoComplete="off"
      spellCheck={false}
      error={isWrong ? t(`${words}.addressRule`) : null}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  )
}
