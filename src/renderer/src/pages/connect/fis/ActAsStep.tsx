import { NativeSelect, TextInput } from '@mantine/core'
import IconBuilding from '@tabler/icons-react/dist/esm/icons/IconBuilding.mjs'
import IconUsersGroup from '@tabler/icons-react/dist/esm/icons/IconUsersGroup.mjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { partyTypes } from '../../../../../shared/fis.ts'
import { systems } from '../../../../../shared/systems.ts'
import { Note } from '../Note.tsx'
import { RadioCards } from '../RadioCards.tsx'
import { SaveAndClose } from '../SaveAndClose.tsx'
import { Step } from '../Step.tsx'
import { StepProblem } from '../StepProblem.tsx'
import { useKeep } from '../use-keep.ts'
import { actAsOf, hasOtherSettings, idTypeOf, type PartyDraft } from './fis-state.ts'
import type { FisStepProps } from './use-fis.ts'

/** Organisations are called by a number that the login does not take: fact sheet 6.1. */
const nameable = partyTypes.filter((type) => type !== 'organisation')

/** Whom the login asks to act as: the company or person itself, or one of its parties. */
export function ActAsStep({ wizard: { state, isExisting, change, steps } }: FisStepProps) {
  const { t } = useTranslation()
  const words = 'connect.fis.actAs'
  const { party } = state
  const [isTold, setTold] = useState(false)
  const keep = useKeep(state.connectionId)
  const actAs = actAsOf(party)
  const save = (onSaved: () => void) => {
    setTold(true)
    if (actAs === null) return
    const settings = { ...state.settings, actAs }
    const isOther = hasOtherSettings({ ...state, settings })
    keep.change(isOther ? { settings } : {}, () => {
      change({ settings, savedSettings: settings, ...(isOther ? { isChecked: false } : {}) })
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
      <RadioCards
        label={t(`${words}.label`)}
        value={party.kind}
        onChange={(kind) => change({ party: { ...party, kind } })}
        choices={[
          {
            value: 'entity',
            icon: <IconBuilding size={20} stroke={1.7} />,
            name: t(`${words}.entity.name`),
            text: t(`${words}.entity.text`),
          },
          {
            value: 'party',
            icon: <IconUsersGroup size={20} stroke={1.7} />,
            name: t(`${words}.party.name`),
            text: t(`${words}.party.text`),
          },
        ]}
      />
      {party.kind === 'party' && (
        <PartyFields
          party={party}
          isWrong={isTold && actAs === null}
          onChange={(to) => change({ party: to })}
        />
      )}
      <Note title={t(`${words}.organisationTitle`)}>{t(`${words}.organisation`)}</Note>
      {keep.error !== undefined && <StepProblem error={keep.error} bank={systems.fis.name} />}
    </Step>
  )
}

interface PartyFieldsProps {
  readonly party: PartyDraft
  /** The person wanted to go on, and the number is not one. */
  readonly isWrong: boolean
  readonly onChange: (party: PartyDraft) => void
}

/** The type decides what its number is called and looks like. */
function PartyFields({ party, isWrong, onChange }: PartyFieldsProps) {
  const { t } = useTranslation()
  const words = 'connect.fis.actAs'
  const idType = idTypeOf(party.partyType)
  return (
    <>
      <NativeSelect
        label={t(`${words}.partyType`)}
        value={party.partyType}
        data={nameable.map((type) => ({ value: type, label: t(`connect.fis.partyTypes.${type}`) }))}
        onChange={({ currentTarget }) => {
          const partyType = nameable.find((type) => type === currentTarget.value)
          if (partyType !== undefined) onChange({ ...party, partyType })
        }}
      />
      <TextInput
        label={t(`${words}.${idType}`)}
        description={t(`${words}.${idType}Help`)}
        value={party.id}
        maxLength={64}
        autoComplete="off"
        spellCheck={false}
        {...(idType === 'gln' ? { inputMode: 'numeric' as const } : {})}
        error={isWrong ? t(`${words}.${idType}Rule`) : null}
        onChange={(event) => onChange({ ...party, id: event.currentTarget.value })}
      />
    </>
  )
}
