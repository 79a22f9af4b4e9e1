import { Badge, Radio, TextInput } from '@mantine/core'
import IconLogin2 from '@tabler/icons-react/dist/esm/icons/IconLogin2.mjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { finInstPattern } from '../../../../shared/sparebank1.ts'
import { systems } from '../../../../shared/systems.ts'
import { Problem } from '../../components/Problem.tsx'
import { FinInstList } from './FinInstList.tsx'
import { currentFinInst, finInstName, searchFinInsts } from './fin-inst-search.ts'
import { SaveAndClose } from './SaveAndClose.tsx'
import { Step } from './Step.tsx'
import choice from './Choice.module.css'
import { useSaveSettings, type StepProps } from './use-wizard.ts'
import styles from './FinInstStep.module.css'

const atLogin = 'at-login'
const other = 'other'

/** Which bank of the alliance: left to the login page, picked from the list, or entered as an id. */
export function FinInstStep({ wizard }: StepProps) {
  const { t } = useTranslation()
  const { state, isExisting, next, back } = wizard
  const settings = state.settings.sparebank1
  const { finInst } = settings
  const saving = useSaveSettings(wizard)
  const isListed = finInst !== null && finInstName(finInst) !== null
  const [picked, setPicked] = useState(finInst === null ? atLogin : isListed ? finInst : other)
  const [typed, setTyped] = useState(finInst !== null && !isListed ? finInst : '')
  const [isAsked, setAsked] = useState(false)
  const id = typed.trim()
  const isWrong = picked === other && !finInstPattern.test(id)
  const save = (onSaved: () => void) => {
    setAsked(true)
    if (isWrong) return
    const wanted = picked === atLogin ? null : picked === other ? id : pickedId(picked, finInst)
    const name = (wanted === null ? null : finInstName(wanted)) ?? systems[state.system].name
    saving.save(onSaved, { settings: { ...settings, finInst: wanted }, ...(isExisting ? {} : { name }) })
  }
  return (
    <Step
      title={t('connect.finInst.title')}
      subtitle={t('connect.finInst.subtitle')}
      nextLabel={t('connect.next')}
      onNext={() => save(next)}
      onBack={back}
      isBusy={saving.isPending}
      aside={isExisting && <SaveAndClose isBusy={saving.isPending} onSave={save} />}
    >
      <Radio.Group aria-label={t('connect.finInst.label')} value={picked} onChange={setPicked}>
        <div className={choice.list}>
          <AtLogin />
          <FinInstList />
          <OtherBank
            isPicked={picked === other}
            typed={typed}
            isWrong={isAsked && isWrong}
            onType={setTyped}
          />
        </div>
      </Radio.Group>
      {saving.error !== undefined && <Problem error={saving.error} />}
    </Step>
  )
}

/** An old id that was stored before stays as it is; one that is picked anew becomes the id of today. */
function pickedId(picked: string, stored: string | null): string {
  if (picked === stored) return picked
  const bank = searchFinInsts('').find((each) => each.finInst === picked)
  return bank === undefined ? picked : currentFinInst(bank)
}

function AtLogin() {
  const { t } = useTranslation()
  return (
    <Radio.Card value={atLogin} className={choice.card ?? ''}>
      <span className={choice.icon} aria-hidden="true">
        <IconLogin2 size={20} stroke={1.7} />
      </span>
      <span className={choice.words}>
        <span className={choice.name}>
          {t('connect.finInst.atLogin')}{' '}
          <Badge component="span" variant="light" className={choice.badge ?? ''}>
            {t('connect.finInst.recommended')}
          </Badge>
        </span>
        <span className={choice.text}>{t('connect.finInst.atLoginText')}</span>
      </span>
      <Radio.Indicator />
    </Radio.Card>
  )
}

interface OtherBankProps {
  readonly isPicked: boolean
  readonly typed: string
  readonly isWrong: boolean
  readonly onType: (text: string) => void
}

function OtherBank({ isPicked, typed, isWrong, onType }: OtherBankProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.other}>
      <Radio value={other} label={t('connect.finInst.other')} description={t('connect.finInst.otherText')} />
      {isPicked && (
        <TextInput
          className={styles.id ?? ''}
          label={t('connect.finInst.otherLabel')}
          description={t('connect.finInst.otherHelp')}
          value={typed}
          maxLength={44}
          spellCheck={false}
          error={isWrong ? t('connect.finInst.otherRule') : null}
          onChange={(event) => onType(event.currentTarget.value)}
        />
      )}
    </div>
  )
}
