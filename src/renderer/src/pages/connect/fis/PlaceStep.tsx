import IconFlask from '@tabler/icons-react/dist/esm/icons/IconFlask.mjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { defaultFisSettings } from '../../../../../shared/fis.ts'
import { systems } from '../../../../../shared/systems.ts'
import { useIsInvented } from '../../../status.ts'
import { Disclosure } from '../Disclosure.tsx'
import { Note } from '../Note.tsx'
import { SaveAndClose } from '../SaveAndClose.tsx'
import { Step } from '../Step.tsx'
import { StepProblem } from '../StepProblem.tsx'
import { useKeep } from '../use-keep.ts'
import { hasOtherSettings } from './fis-state.ts'
import { readTechnical, technicalOf } from './technical.ts'
import { TechnicalFields } from './TechnicalFields.tsx'
import type { FisStepProps } from './use-fis.ts'

/** Which FIS: the public test system, unless somebody has another address. */
export function PlaceStep({ wizard: { state, isExisting, change, steps } }: FisStepProps) {
  const { t } = useTranslation()
  const words = 'connect.fis.place'
  const [typed, setTyped] = useState(() => technicalOf(state.settings))
  const [isTold, setTold] = useState(false)
  const keep = useKeep(state.connectionId)
  const isInvented = useIsInvented('fis')
  const isTest = state.settings.authUrl === defaultFisSettings.authUrl
  const save = (onSaved: () => void) => {
    setTold(true)
    const read = readTechnical(typed)
    if (read === null) return
    const settings = { ...state.settings, ...read }
    const isOther = hasOtherSettings({ ...state, settings })
    change({ settings })
    keep.change(isOther ? { settings } : {}, () => {
      if (isOther) change({ savedSettings: settings, isChecked: false })
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
      {isInvented ? (
        <Note title={t(`${words}.inventedTitle`)} icon={<IconFlask size={20} stroke={1.7} />}>
          {t(`${words}.invented`)}
        </Note>
      ) : (
        <Note
          title={isTest ? t(`${words}.testTitle`) : t(`${words}.ownTitle`)}
          icon={<IconFlask size={20} stroke={1.7} />}
        >
          <p>{isTest ? t(`${words}.test`) : t(`${words}.own`, { address: state.settings.authUrl })}</p>
          <p>{t(`${words}.production`)}</p>
        </Note>
      )}
      <Note title={t(`${words}.needTitle`)}>{t(`${words}.need`)}</Note>
      <Disclosure title={t('connect.technical')} startsOpen={!isTest}>
        <TechnicalFields value={typed} isTold={isTold} onChange={setTyped} />
      </Disclosure>
      {keep.error !== undefined && <StepProblem error={keep.error} bank={systems.fis.name} />}
    </Step>
  )
}
