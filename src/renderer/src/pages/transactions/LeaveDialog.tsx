import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import type { Unfinished } from './unfinished.ts'

export interface Leaving {
  readonly unfinished: Unfinished
  /** What the person answers; null: nothing is asked. */
  readonly answers: LeaveDialogProps | null
}

/** Asks before what is being written is left behind, whichever way out was taken. */
export function useLeaving(): Leaving {
  const isUnfinished = useRef(false)
  const [to, setTo] = useState<(() => void) | null>(null)
  const unfinished = useMemo<Unfinished>(
    () => ({
      mark: (is) => void (isUnfinished.current = is),
      leave: (go) => (isUnfinished.current ? setTo(() => go) : go()),
    }),
    [],
  )
  const onStay = () => setTo(null)
  const onLeave = () => {
    setTo(null)
    to?.()
  }
  return { unfinished, answers: to === null ? null : { onStay, onLeave } }
}

interface LeaveDialogProps {
  readonly onLeave: () => void
  readonly onStay: () => void
}

/**
 * Drawn only while it asks: the key press that brought it up would close it again if it were listening already. So it gives
 * the focus back itself.
 */
export function LeaveDialog({ onLeave, onStay }: LeaveDialogProps) {
  const { t } = useTranslation()
  const [focused] = useState(() => document.activeElement)
  useLayoutEffect(
    () => () => {
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
    },
    [focused],
  )
  return (
    <ConfirmDialog
      isOpen
      title={t('annotation.split.leave.title')}
      confirmLabel={t('annotation.split.leave.confirm')}
      isDangerous
      onConfirm={onLeave}
      onClose={onStay}
    >
      {t('annotation.split.leave.text')}
    </ConfirmDialog>
  )
}
