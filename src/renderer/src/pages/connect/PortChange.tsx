import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { redirectPortRange } from '../../../../shared/sparebank1.ts'
import { Note } from './Note.tsx'
import { isUsablePort } from './port.ts'
import { RedirectUri } from './RedirectUri.tsx'
import styles from './PortChange.module.css'

interface PortChangeProps {
  readonly taken: number
  readonly onUse: (port: number) => void
}

/** Another port, and the address to register for it. The next one up is suggested, as good as any. */
export function PortChange({ taken, onUse }: PortChangeProps) {
  const { t } = useTranslation()
  const [port, setPort] = useState(String(taken < redirectPortRange.max ? taken + 1 : taken - 1))
  const isRight = isUsablePort(port)
  return (
    <Note title={t('connect.consent.port.title')}>
      <p>{t('connect.consent.port.text')}</p>
      <div className={styles.fields}>
        <TextInput
          className={styles.port ?? ''}
          label={t('connect.register.advanced.port')}
          inputMode="numeric"
          maxLength={5}
          value={port}
          error={isRight ? null : t('connect.register.advanced.portRule', redirectPortRange)}
          onChange={(event) => setPort(event.currentTarget.value)}
        />
        {isRight && <RedirectUri port={Number(port)} />}
      </div>
      {isRight && (
        <Button onClick={() => onUse(Number(port))}>{t('connect.consent.port.use', { port })}</Button>
      )}
    </Note>
  )
}
