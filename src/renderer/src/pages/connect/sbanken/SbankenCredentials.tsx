import { Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SbankenSettings } from '../../../../../shared/model.ts'
import { sbankenEras } from '../../../../../shared/sbanken.ts'
import { useStatus } from '../../../status.ts'
import { ClientFields } from '../ClientFields.tsx'
import { needsCustomerId, type Fault } from '../credentials.ts'
import { CredentialsFrame } from '../CredentialsFrame.tsx'
import { DemoClient } from '../DemoClient.tsx'
import { Disclosure } from '../Disclosure.tsx'
import { SecretField } from '../SecretField.tsx'
import { useCredentials } from '../use-credentials.ts'
import type { StepProps, Wizard } from '../use-wizard.ts'
import styles from './SbankenCredentials.module.css'

/** The texts by a name without a dot, which i18next would take for a path. */
const eraWords = {
  bank: 'bank',
  'exec.bank': 'execBank',
  'apibeta-v1': 'apibetaV1',
  'apibeta-v2': 'apibetaV2',
} as const satisfies Record<SbankenSettings['era'], string>

/** Client, password and customer number of whatever stands in for the bank. */
export function SbankenCredentials({ wizard }: StepProps) {
  const { t } = useTranslation()
  const { demoCredentials } = useStatus()
  const form = useCredentials(wizard)
  const { type, isExisting } = wizard
  const words = 'connect.sbanken.credentials'
  const demo = demoCredentials?.sbanken
  return (
    <CredentialsFrame
      wizard={wizard}
      form={form}
      title={t(`${words}.title`)}
      subtitle={t(`${words}.subtitle`)}
      stored={t(`${words}.stored`)}
      keep={t('connect.credentials.keep')}
    >
      {demo !== undefined && (
        <DemoClient
          values={[
            [t(`${words}.clientId`), demo.clientId],
            [t(`${words}.clientSecret`), demo.clientSecret],
            [t(`${words}.customerId`), demo.customerId],
          ]}
          onFill={() => type(demo)}
        />
      )}
      <ClientFields
        wizard={wizard}
        faults={form.faults}
        words={{
          id: t(`${words}.clientId`),
          idHelp: t(`${words}.clientIdHelp`),
          secret: t(`${words}.clientSecret`),
          secretHelp: t(`${words}.clientSecretHelp`),
          required: isExisting ? t(`${words}.allRequired`) : t(`${words}.required`),
        }}
      />
      <CustomerId wizard={wizard} fault={form.faults.customerId} />
      <Disclosure title={t(`${words}.advanced`)} startsOpen={isExisting}>
        <Era wizard={wizard} />
      </Disclosure>
    </CredentialsFrame>
  )
}

interface CustomerIdProps {
  readonly wizard: Wizard
  readonly fault: Fault | undefined
}

/** A national identity number: covered like a secret, and asked for only where the API asked for it. */
function CustomerId({ wizard: { state, type }, fault }: CustomerIdProps) {
  const { t } = useTranslation()
  const words = 'connect.sbanken.credentials'
  const rule = fault === 'missing' ? t(`${words}.customerIdMissing`) : t(`${words}.customerIdRule`)
  return (
    <SecretField
      label={t(`${words}.customerId`)}
      help={needsCustomerId(state) ? t(`${words}.customerIdHelp`) : t(`${words}.customerIdOptional`)}
      show={t(`${words}.showCustomerId`)}
      hide={t(`${words}.hideCustomerId`)}
      value={state.typed.customerId}
      maxLength={11}
      isNumeric
      error={fault === undefined ? null : rule}
      onType={(customerId) => type({ customerId })}
    />
  )
}

function Era({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation()
  const words = 'connect.sbanken.credentials'
  return (
    <Radio.Group
      label={t(`${words}.era`)}
      description={t(`${words}.eraHelp`)}
      value={wizard.state.settings.sbanken.era}
      onChange={(picked) => {
        const era = sbankenEras.find((each) => each === picked)
        if (era !== undefined) wizard.set({ era })
      }}
    >
      <div className={styles.eras}>
        {sbankenEras.map((era) => (
          <Radio key={era} value={era} label={t(`${words}.eras.${eraWords[era]}`)} />
        ))}
      </div>
    </Radio.Group>
  )
}
