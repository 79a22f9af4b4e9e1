import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { redirectPortRange } from '../../../../shared/sparebank1.ts'
import { isUsablePort } from './port.ts'
import styles from './PortField.module.css'

/** The port as typed, which may not be a number yet; `onPort` hears of it as soon as it is a usable one. */
export function usePort(initial: number, onPort: (port: number) => void) {
  const [text, setText] = useState(String(initial))
  return {
    text,
    isRight: isUsablePort(text),
    type: (typed: string) => {
      setText(typed)
      if (isUsablePort(typed)) onPort(Number(typed))
    },
  }
}

interface PortFieldProps {
  readonly port: ReturnType<typeof usePort>
  readonly help?: string
}

/** Where the browser comes back to on this computer. */
export function PortField({ port, help }: PortFieldProps) {
  const { t } = useTranslation()
  return (
    <TextInput
      className={styles.port ?? ''}
      label={t('connect.register.advanced.port')}
      {...(help === undefined ? {} : { description: help })}
      inputMode="numeric"
      maxLength={5}
      value={port.text}
      error={port.isRight ? null : t('connect.register.advanced.portRule', redirectPortRange)}
      onChange={(event) => port.type(event.currentTarget.value)}
    />
  )
}
