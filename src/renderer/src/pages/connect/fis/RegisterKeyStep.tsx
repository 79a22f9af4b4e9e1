import { Button, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { defaultFisSettings } from '../../../../../shared/fis.ts'
import { systems } from '../../../../../shared/systems.ts'
import { useCommand } from '../../../api.ts'
import { Problem } from '../../../components/Problem.tsx'
import { BlockSkeleton } from '../../../components/Skeletons.tsx'
import { Instruction, Instructions } from '../Instructions.tsx'
import { Note } from '../Note.tsx'
import { OpenLink } from '../OpenLink.tsx'
import { SaveAndClose } from '../SaveAndClose.tsx'
import { Step } from '../Step.tsx'
import { StepProblem } from '../StepProblem.tsx'
import { useLedTo } from '../use-led-to.ts'
import { useKeep } from '../use-keep.ts'
import { isClientId } from './fis-state.ts'
import { PublicKey } from './PublicKey.tsx'
import type { FisStepProps } from './use-fis.ts'

/** What to do in the portal of FIS, word by word, with the public key to paste; then the client number that comes back. */
export function RegisterKeyStep({ wizard }: FisStepProps) {
  const { t } = useTranslation()
  const words = 'connect.fis.register'
  const { state, isExisting, change, steps } = wizard
  const { clientId, savedClientId, isClientRefused } = state
  const isTest = state.settings.authUrl === defaultFisSettings.authUrl
  const [told, setTold] = useState<object | false>(false)
  const keep = useKeep(state.connectionId)
  const typed = clientId.trim()
  // Kept from before, or by this wizard: what is not typed anew stays.
  const willKeep = (isExisting && typed === '') || (typed !== '' && typed === savedClientId)
  const wrong = willKeep ? null : typed === '' ? 'missing' : isClientId(typed) ? null : 'rule'
  const fault = (told === false ? null : wrong) ?? (isClientRefused ? 'refused' : null)
  const field = useLedTo<HTMLInputElement>(wrong === null ? isClientRefused : told)
  const save = (onSaved: () => void) => {
    setTold({}) // each time anew: the field is gone to once more
    if (willKeep) return onSaved()
    if (!isClientId(typed)) return
    keep.change({ credentials: { clientId: typed.toLowerCase(), fisPrivateKey: null } }, () => {
      change({ savedClientId: typed, isChecked: false, isClientRefused: false })
      onSaved()
    })
  }
  return (
    <Step
      title={t(`${words}.title`)}
      subtitle={t(`${words}.subtitle`)}
      onBack={steps.back}
      nextLabel={willKeep ? t('connect.next') : t('connect.credentials.save')}
      onNext={() => save(steps.next)}
      isBusy={keep.isPending}
      aside={isExisting && <SaveAndClose isBusy={keep.isPending} onSave={save} />}
    >
      <Instructions>
        <Instruction title={t(`${words}.signIn.title`)} text={t(`${words}.signIn.text`)}>
          {isTest && <OpenLink link="fis-portal" label={t(`${words}.signIn.open`)} />}
        </Instruction>
        <Instruction title={t(`${words}.add.title`)} text={t(`${words}.add.text`)} />
        <Instruction title={t(`${words}.paste.title`)} text={t(`${words}.paste.text`)}>
          <KeyToRegister wizard={wizard} />
        </Instruction>
        <Instruction title={t(`${words}.save.title`)} text={t(`${words}.save.text`)} />
      </Instructions>
      {isExisting && <Note>{t(`${words}.stored`)}</Note>}
      <TextInput
        ref={field}
        label={t(`${words}.clientId`)}
        description={t(`${words}.clientIdHelp`)}
        value={clientId}
        maxLength={64}
        autoComplete="off"
        spellCheck={false}
        error={fault === null ? null : t(`${words}.${fault}`)}
        onChange={(event) => change({ clientId: event.currentTarget.value, isClientRefused: false })}
      />
      {keep.error !== undefined && <StepProblem error={keep.error} bank={systems.fis.name} />}
    </Step>
  )
}

/** Asked of main when the step comes: it is worked out from the key in the keychain. */
function KeyToRegister({ wizard: { state, change, steps } }: FisStepProps) {
  const { t } = useTranslation()
  const { connectionId, publicKey } = state
  const { mutate, isError, error, isPending } = useCommand('connection:prepare')
  const isWanted = connectionId !== null && publicKey === null
  const ask = () => {
    if (!isWanted) return
    mutate(
      { connectionId },
      { onSuccess: (prepared) => change({ publicKey: prepared.publicKey?.trimEnd() ?? null }) },
    )
  }
  useEffect(ask, [connectionId, isWanted, mutate]) // eslint-disable-line react-hooks/exhaustive-deps
  if (publicKey !== null) return <PublicKey text={publicKey} />
  if (isError) {
    const toKey = <Button onClick={() => steps.goTo('key')}>{t('connect.fis.check.toKey')}</Button>
    return (
      <Problem
        error={error.failure}
        bank={systems.fis.name}
        isRetrying={isPending}
        {...(error.code === 'client-missing' ? { action: toKey } : { onRetry: ask })}
      />
    )
  }
  return <BlockSkeleton height={150} />
}
