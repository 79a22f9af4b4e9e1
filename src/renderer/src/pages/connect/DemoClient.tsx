import { Button } from '@mantine/core'
import IconFlask from '@tabler/icons-react/dist/esm/icons/IconFlask.mjs'
import { useTranslation } from 'react-i18next'
import type { AppStatus } from '../../../../shared/contract.ts'
import { Note } from './Note.tsx'
import styles from './DemoClient.module.css'

interface DemoClientProps {
  readonly client: NonNullable<AppStatus['demoClient']>
  readonly onFill: () => void
}

/** In the invented household: what the bank's developer page would show, and a button in place of copying. */
export function DemoClient({ client, onFill }: DemoClientProps) {
  const { t } = useTranslation()
  return (
    <Note title={t('connect.credentials.demoTitle')} icon={<IconFlask size={20} stroke={1.7} />}>
      <p>{t('connect.credentials.demoText')}</p>
      <div className={styles.client}>
        <dl className={styles.values}>
          <dt>{t('connect.credentials.clientId')}</dt>
          <dd>{client.clientId}</dd>
          <dt>{t('connect.credentials.clientSecret')}</dt>
          <dd>{client.clientSecret}</dd>
        </dl>
        <Button variant="light" onClick={onFill}>
          {t('connect.credentials.fill')}
        </Button>
      </div>
    </Note>
  )
}
