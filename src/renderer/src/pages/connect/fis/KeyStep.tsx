import IconFileText from '@tabler/icons-react/dist/esm/icons/IconFileText.mjs'
import IconKey from '@tabler/icons-react/dist/esm/icons/IconKey.mjs'
import IconShieldLock from '@tabler/icons-react/dist/esm/icons/IconShieldLock.mjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { systems } from '../../../../../shared/systems.ts'
import { useStatus } from '../../../status.ts'
import { PemFileField } from '../bunq/PemFileField.tsx'
import { DemoClient } from '../DemoClient.tsx'
import { Note } from '../Note.tsx'
import { pemFault } from '../pem-file.ts'
import { RadioCards } from '../RadioCards.tsx'
import { SaveAndClose } from '../SaveAndClose.tsx'
import { Step } from '../Step.tsx'
import { StepProblem } from '../StepProblem.tsx'
import { useKeep } from '../use-keep.ts'
import type { FisStepProps } from './use-fis.ts'

/** The key that signs the login: made here, where it never leaves the keychain, or brought from where it was made. */
export function KeyStep({ wizard }: FisStepProps) {
  const { t } = useTranslation()
  const words = 'connect.fis.key'
  const { state, isExisting, change, steps } = wizard
  const { keyFrom, key, hasKept } = state
  const form = useKey(wizard)
  return (
    <Step
      title={t(`${words}.title`)}
      subtitle={t(`${words}.subtitle`)}
      onBack={steps.back}
      nextLabel={form.willKeep ? t('connect.next') : t('connect.credentials.save')}
      onNext={() => form.save(steps.next)}
      isBusy={form.isPending}
      aside={isExisting && <SaveAndClose isBusy={form.isPending} onSave={form.save} />}
    >
      <Invented wizard={wizard} />
      <RadioCards
        label={t(`${words}.label`)}
        value={keyFrom}
        onChange={(from) => change({ keyFrom: from, key: null })}
        choices={[
          {
            value: 'made',
            icon: <IconKey size={20} stroke={1.7} />,
            name: hasKept ? t(`${words}.kept.name`) : t(`${words}.made.name`),
            text: hasKept ? t(`${words}.kept.text`) : t(`${words}.made.text`),
          },
          {
            value: 'file',
            icon: <IconFileText size={20} stroke={1.7} />,
            name: t(`${words}.file.name`),
            text: t(`${words}.file.text`),
          },
        ]}
      />
      {keyFrom === 'file' && (
        <PemFileField
          slot="privateKey"
          file={key}
          fault={form.isMissing ? 'missing' : undefined}
          onChoose={(chosen) => change({ key: chosen })}
        />
      )}
      <Note title={t('connect.credentials.keepTitle')} icon={<IconShieldLock size={20} stroke={1.7} />}>
        {t(`${words}.keep`)}
      </Note>
      {form.error !== undefined && <StepProblem error={form.error} bank={systems.fis.name} />}
    </Step>
  )
}

/** Brings the key to main, which makes one where none is given; the first time that makes the connection. */
function useKey({ state, change }: FisStepProps['wizard']) {
  const { connectionId, hasKept, keyFrom, key, settings } = state
  const [isTold, setTold] = useState(false)
  const keep = useKeep(connectionId)
  const willKeep = hasKept && keyFrom === 'made'
  const isMissing = keyFrom === 'file' && key === null
  const save = (onSaved: () => void) => {
    setTold(true)
    if (willKeep) return onSaved()
    if (isMissing || (key !== null && pemFault('privateKey', key.text) !== null)) return
    const done = (id: string) => {
      change({
        connectionId: id,
        hasKept: true,
        savedSettings: settings,
        keyFrom: 'made',
        key: null,
        publicKey: null,
        isChecked: false,
      })
      onSaved()
    }
    const credentials = { clientId: null, fisPrivateKey: key?.text ?? null }
    if (connectionId === null) return keep.create({ system: 'fis', settings, credentials }, done)
    keep.change({ settings, credentials }, () => done(connectionId))
  }
  return { save, willKeep, isMissing: isTold && isMissing, isPending: keep.isPending, error: keep.error }
}

/** In the invented household: a client that its own FIS knows already. */
function Invented({ wizard: { change } }: FisStepProps) {
  const { t } = useTranslation()
  const demo = useStatus().demoCredentials?.fis
  if (demo === undefined) return null
  const words = 'connect.fis.key'
  return (
    <DemoClient
      title={t(`${words}.demoTitle`)}
      text={t(`${words}.demoText`)}
      values={[
        [t('connect.fis.register.clientId'), demo.clientId],
        [t('connect.fis.actAs.gln'), demo.gln],
      ]}
      onFill={() =>
        change({
          keyFrom: 'file',
          key: { name: t(`${words}.demoFile`), text: demo.privateKey },
          clientId: demo.clientId,
          party: { kind: 'party', partyType: 'service_provider', id: demo.gln },
        })
      }
    />
  )
}
