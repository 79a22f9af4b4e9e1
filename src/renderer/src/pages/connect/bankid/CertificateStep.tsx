import IconShieldLock from '@tabler/icons-react/dist/esm/icons/IconShieldLock.mjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../../../shared/errors.ts'
import { systems } from '../../../../../shared/systems.ts'
import { useStatus } from '../../../status.ts'
import { DemoClient } from '../DemoClient.tsx'
import { Note } from '../Note.tsx'
import { SaveAndClose } from '../SaveAndClose.tsx'
import { SecretField } from '../SecretField.tsx'
import { Step } from '../Step.tsx'
import { StepProblem } from '../StepProblem.tsx'
import { useLedTo } from '../use-led-to.ts'
import { CertificateFiles } from './CertificateFiles.tsx'
import { needsPassphrase, withFile, type FileFault } from './rp-files.ts'
import { TestCertificate } from './TestCertificate.tsx'
import type { BankIdStepProps, BankIdWay } from './use-bankid.ts'
import { useCertificate } from './use-certificate.ts'
import { FileArea } from './FileArea.tsx'

/** The relying party's certificate with its key: the one thing that lets this computer speak to BankID. */
export function CertificateStep({ wizard }: BankIdStepProps) {
  const { t } = useTranslation()
  const { state, isExisting, change, steps } = wizard
  const words = 'connect.bankid.certificate'
  const [refused, setRefused] = useState<readonly { readonly name: string; readonly fault: FileFault }[]>([])
  const form = useCertificate(wizard)
  const asksPassphrase = needsPassphrase(state.files)
  const isWrongPassphrase = asksPassphrase && form.error?.code === 'certificate-passphrase'
  return (
    <FileArea
      onRead={(read) => {
        form.forget()
        setRefused(
          read.flatMap(({ name, file }) => (typeof file === 'string' ? [{ name, fault: file }] : [])),
        )
        const files = read.flatMap(({ file }) => (typeof file === 'string' ? [] : [file]))
        change({ files: files.reduce(withFile, state.files), passphrase: '' })
      }}
    >
      {(choose) => (
        <Step
          title={t(`${words}.title`)}
          subtitle={t(`${words}.subtitle`)}
          onBack={steps.back}
          nextLabel={form.willKeep ? t('connect.next') : t('connect.credentials.save')}
          onNext={() => form.save(steps.next)}
          isBusy={form.isPending}
          aside={isExisting && <SaveAndClose isBusy={form.isPending} onSave={form.save} />}
        >
          {state.hasKept && <Note>{t(`${words}.stored`)}</Note>}
          <Invented wizard={wizard} />
          <CertificateFiles
            files={state.files}
            refused={refused}
            missing={form.missing}
            choose={choose}
            onRemove={(gone) => change({ files: state.files.filter((file) => file !== gone) })}
          />
          {asksPassphrase && (
            <Passphrase
              wizard={wizard}
              isMissing={form.missing === 'noPassphrase'}
              wrong={isWrongPassphrase && form.error !== undefined ? form.error : false}
            />
          )}
          <TestCertificate environment={state.settings.environment} />
          <Note title={t('connect.credentials.keepTitle')} icon={<IconShieldLock size={20} stroke={1.7} />}>
            {t(`${words}.keep`)}
          </Note>
          {form.error !== undefined && !isWrongPassphrase && (
            <StepProblem error={form.error} bank={systems.bankid.name} />
          )}
        </Step>
      )}
    </FileArea>
  )
}

interface PassphraseProps {
  readonly wizard: BankIdWay
  readonly isMissing: boolean
  /** The failure that says it does not open the file. */
  readonly wrong: Failure | false
}

function Passphrase({ wizard, isMissing, wrong }: PassphraseProps) {
  const { t } = useTranslation()
  const field = useLedTo<HTMLInputElement>(wrong)
  const words = 'connect.bankid.certificate'
  return (
    <SecretField
      label={t(`${words}.passphrase`)}
      help={t(`${words}.passphraseHelp`)}
      show={t(`${words}.show`)}
      hide={t(`${words}.hide`)}
      value={wizard.state.passphrase}
      maxLength={1024}
      ref={field}
      error={
        wrong !== false ? t(`${words}.passphraseWrong`) : isMissing ? t(`${words}.passphraseMissing`) : null
      }
      onType={(passphrase) => wizard.change({ passphrase })}
    />
  )
}

/** In the invented household: a certificate of its own BankID. */
function Invented({ wizard: { change } }: BankIdStepProps) {
  const { t } = useTranslation()
  const demo = useStatus().demoCredentials?.bankid
  if (demo === undefined) return null
  const name = t('connect.bankid.certificate.demoFile')
  return (
    <DemoClient
      title={t('connect.bankid.certificate.demoTitle')}
      text={t('connect.bankid.certificate.demoText')}
      values={[]}
      onFill={() =>
        change({
          files: [
            { kind: 'pem', name, certificates: demo.certificate, key: demo.privateKey, isEncrypted: false },
          ],
          passphrase: '',
        })
      }
    />
  )
}
