import { Button } from '@mantine/core'
import IconFileImport from '@tabler/icons-react/dist/esm/icons/IconFileImport.mjs'
import IconFlask from '@tabler/icons-react/dist/esm/icons/IconFlask.mjs'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { systems } from '../../../../../shared/systems.ts'
import { useStatus } from '../../../status.ts'
import { Note } from '../Note.tsx'
import { Step } from '../Step.tsx'
import type { StepProps } from '../use-wizard.ts'
import { hasStandIn } from '../wizard-state.ts'
import styles from './NoticeStep.module.css'

/** Before anything is asked: the bank switched its API off, and what one can do instead. */
export function NoticeStep({ wizard }: StepProps) {
  const { t } = useTranslation()
  const { isDemo } = useStatus()
  const { state, next, back } = wizard
  const isReplaced = hasStandIn(state)
  const words = 'connect.sbanken.notice'
  return (
    <Step
      title={t(`${words}.title`)}
      subtitle={t(`${words}.subtitle`)}
      onBack={back}
      nextLabel={isReplaced ? t(`${words}.standInAction`) : undefined}
      onNext={isReplaced ? next : () => undefined}
    >
      <section>
        <h2 className={styles.heading}>{t(`${words}.whatTitle`)}</h2>
        <ul className={styles.list}>
          <li>{t(`${words}.merged`)}</li>
          <li>{t(`${words}.netBank`)}</li>
          <li>{t(`${words}.closed`, { year: systems.sbanken.closedIn ?? '' })}</li>
        </ul>
      </section>
      <section>
        <h2 className={styles.heading}>{t(`${words}.meansTitle`)}</h2>
        <p className={styles.text}>{t(`${words}.means`)}</p>
      </section>
      <section className={styles.instead}>
        <h2 className={styles.heading}>{t(`${words}.doTitle`)}</h2>
        <p className={styles.text}>{t(`${words}.do`)}</p>
        <Button
          component={Link}
          to="/import"
          variant={isReplaced ? 'light' : 'filled'}
          leftSection={<IconFileImport size={17} stroke={1.8} aria-hidden="true" />}
        >
          {t(`${words}.open`)}
        </Button>
      </section>
      {isReplaced && (
        <Note title={t(`${words}.standInTitle`)} icon={<IconFlask size={20} stroke={1.7} />}>
          {isDemo ? t(`${words}.standInDemo`) : t(`${words}.standIn`)}
        </Note>
      )}
    </Step>
  )
}
