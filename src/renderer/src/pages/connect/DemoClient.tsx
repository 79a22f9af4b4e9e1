import { Button } from '@mantine/core'
import IconFlask from '@tabler/icons-react/dist/esm/icons/IconFlask.mjs'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Note } from './Note.tsx'
import styles from './DemoClient.module.css'

interface DemoClientProps {
  /** Name and value of each field. */
  readonly values: readonly (readonly [string, string])[]
  readonly onFill: () => void
}

/** In the invented household: what a real bank would have handed out, and a button in place of copying. */
export function DemoClient({ values, onFill }: DemoClientProps) {
  const { t } = useTranslation()
  return (
    <Note title={t('connect.credentials.demoTitle')} icon={<IconFlask size={20} stroke={1.7} />}>
      <p>{t('connect.credentials.demoText')}</p>
      <div className={styles.client}>
        <dl className={styles.values}>
          {values.map(([name, value]) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </dl>
        <Button variant="light" onClick={onFill}>
          {t('connect.credentials.fill')}
        </Button>
      </div>
    </Note>
  )
}
