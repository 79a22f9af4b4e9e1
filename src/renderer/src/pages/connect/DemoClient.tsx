import { Button } from '@mantine/core'
import IconFlask from '@tabler/icons-react/dist/esm/icons/IconFlask.mjs'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Note } from './Note.tsx'
import styles from './DemoClient.module.css'

interface DemoClientProps {
  /** In other words than of a bank's client. */
  readonly title?: string
  readonly text?: string
  /** Name and value of each field. */
  readonly values: readonly (readonly [string, string])[]
  readonly onFill: () => void
}

/** In the invented household: what a real bank would have handed out, and a button in place of copying. */
export function DemoClient({ title, text, values, onFill }: DemoClientProps) {
  const { t } = useTranslation()
  return (
    <Note title={title ?? t('connect.credentials.demoTitle')} icon={<IconFlask size={20} stroke={1.7} />}>
      <p>{text ?? t('connect.credentials.demoText')}</p>
      <div className={styles.client}>
        {values.length > 0 && (
          <dl className={styles.values}>
            {values.map(([name, value]) => (
              <Fragment key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </Fragment>
            ))}
          </dl>
        )}
        <Button variant="light" onClick={onFill}>
          {t('connect.credentials.fill')}
        </Button>
      </div>
    </Note>
  )
}
