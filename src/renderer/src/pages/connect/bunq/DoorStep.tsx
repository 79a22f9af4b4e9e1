import { Badge } from '@mantine/core'
import IconApps from '@tabler/icons-react/dist/esm/icons/IconApps.mjs'
import IconCertificate from '@tabler/icons-react/dist/esm/icons/IconCertificate.mjs'
import IconKey from '@tabler/icons-react/dist/esm/icons/IconKey.mjs'
import { useTranslation } from 'react-i18next'
import { bunqDoors, bunqEnvironments } from '../../../../../shared/bunq.ts'
import type { BunqSettings } from '../../../../../shared/model.ts'
import { RadioCards } from '../RadioCards.tsx'
import { Step } from '../Step.tsx'
import type { StepProps } from '../use-wizard.ts'
import choice from '../Choice.module.css'
import styles from './DoorStep.module.css'

const icons = {
  key: <IconKey size={20} stroke={1.7} />,
  oauth: <IconApps size={20} stroke={1.7} />,
  provider: <IconCertificate size={20} stroke={1.7} />,
} as const

/** Which of bunq's ways in, and of which bunq; what the one picked needs and may do stands below it. */
export function DoorStep({ wizard }: StepProps) {
  const { t } = useTranslation()
  const { state, change, set, next, back } = wizard
  const settings = state.settings.bunq
  const pick = (part: Partial<BunqSettings>) => {
    set({ ...settings, ...part })
    change({ reached: 'door' }) // the way on is another one now
  }
  return (
    <Step
      title={t('connect.bunq.door.title')}
      subtitle={t('connect.bunq.door.subtitle')}
      nextLabel={t('connect.next')}
      onNext={next}
      onBack={back}
    >
      <RadioCards
        label={t('connect.bunq.door.label')}
        value={settings.door}
        onChange={(door) => pick({ door })}
        choices={bunqDoors.map((door) => ({
          value: door,
          icon: icons[door],
          name: t(`connect.bunq.door.doors.${door}.name`),
          badge: door === 'key' && (
            <Badge component="span" variant="light" className={choice.badge ?? ''}>
              {t('connect.bunq.door.simplest')}
            </Badge>
          ),
          text: t(`connect.bunq.door.doors.${door}.text`),
        }))}
      />
      <section>
        <h2 className={styles.heading}>{t('connect.bunq.door.environment')}</h2>
        <RadioCards
          label={t('connect.bunq.door.environment')}
          isPair
          value={settings.environment}
          onChange={(environment) => pick({ environment })}
          choices={bunqEnvironments.map((environment) => ({
            value: environment,
            name: t(`connect.bunq.door.environments.${environment}.name`),
            text: t(`connect.bunq.door.environments.${environment}.text`),
          }))}
        />
      </section>
      <Facts settings={settings} />
    </Step>
  )
}

/** Honest before anything is made: a key could pay, and this app does not. */
function Facts({ settings: { door, environment } }: { readonly settings: BunqSettings }) {
  const { t } = useTranslation()
  return (
    <dl className={styles.facts} aria-live="polite">
      <div>
        <dt>{t('connect.bunq.door.needs')}</dt>
        <dd>
          {environment === 'sandbox'
            ? t('connect.bunq.door.sandboxNeeds')
            : t(`connect.bunq.door.doors.${door}.needs`)}
        </dd>
      </div>
      <div>
        <dt>{t('connect.bunq.door.may')}</dt>
        <dd>{t(`connect.bunq.door.doors.${door}.may`)}</dd>
      </div>
    </dl>
  )
}
