import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'

interface SaveAndCloseProps {
  readonly isBusy: boolean
  readonly onSave: (onSaved: () => void) => void
}

/** For a connection there was before: one thing was to be changed, and the rest of the way is not needed. */
export function SaveAndClose({ isBusy, onSave }: SaveAndCloseProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <Button variant="default" disabled={isBusy} onClick={() => onSave(() => void navigate('/connections'))}>
      {t('connect.saveAndClose')}
    </Button>
  )
}
