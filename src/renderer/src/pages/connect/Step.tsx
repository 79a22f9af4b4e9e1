import { Button } from '@mantine/core'
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../components/PageHeader.tsx'
import styles from './Step.module.css'

interface StepFrameProps {
  readonly title: string
  readonly subtitle?: ReactNode
  readonly children: ReactNode
  /** Absent: no way back from here. */
  readonly onBack?: (() => void) | undefined
  /** Between back and the main button: another way on. */
  readonly aside?: ReactNode
  /** The words of the main button; absent: there is none. */
  readonly nextLabel?: string | undefined
  readonly onNext?: () => void
  readonly isBusy?: boolean
}

/** One step: heading, which takes the focus when the step comes, its content, and the ways back and on. Enter goes on. */
export function Step(props: StepFrameProps) {
  const { t } = useTranslation()
  const { title, subtitle, children, onBack, aside, nextLabel, onNext, isBusy = false } = props
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isBusy) onNext?.()
  }
  const hasFooter = onBack !== undefined || aside !== undefined || nextLabel !== undefined
  return (
    <form className={styles.step} onSubmit={submit} noValidate autoComplete="off">
      <div className={styles.column}>
        <PageHeader title={title} {...(subtitle === undefined ? {} : { subtitle })} />
        {children}
      </div>
      {hasFooter && (
        <div className={styles.footer}>
          <div className={styles.ways}>
            {onBack !== undefined && (
              <Button
                variant="subtle"
                color="gray"
                className={styles.back ?? ''}
                leftSection={<IconArrowLeft size={16} stroke={1.8} aria-hidden="true" />}
                disabled={isBusy}
                onClick={onBack}
              >
                {t('connect.back')}
              </Button>
            )}
            <span className={styles.between} />
            {aside}
            {nextLabel !== undefined && (
              <Button type="submit" loading={isBusy}>
                {nextLabel}
              </Button>
            )}
          </div>
        </div>
      )}
    </form>
  )
}
