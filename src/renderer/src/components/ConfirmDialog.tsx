import { Button, Group, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/errors.ts'
import { Problem } from './Problem.tsx'

interface ConfirmDialogProps {
  readonly isOpen: boolean
  readonly title: string
  /** What will happen, and what will not. */
  readonly children: ReactNode
  /** The deed itself ("Disconnect"), never "OK". */
  readonly confirmLabel: string
  readonly isDangerous?: boolean
  readonly isBusy?: boolean
  /** Why the last try did not work; shown inside, so that the question stays in sight. */
  readonly failure?: Failure | undefined
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before something that cannot be taken back. Escape and the first focus are on the safe side. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation()
  const { isDangerous = false, isBusy = false } = props
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {props.children}
      {props.failure !== undefined && <Problem error={props.failure} />}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={props.onClose} data-autofocus>
          {t('common.cancel')}
        </Button>
        <Button onClick={props.onConfirm} loading={isBusy} {...(isDangerous ? { color: 'red' } : {})}>
          {props.confirmLabel}
        </Button>
      </Group>
    </Modal>
  )
}
