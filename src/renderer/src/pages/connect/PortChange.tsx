import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bunqRedirectUri, isBunqSettings } from '../../../../shared/bunq.ts'
import type { BankSettings } from '../../../../shared/model.ts'
import { redirectPortRange, redirectUriOf } from '../../../../shared/sparebank1.ts'
import { Note } from './Note.tsx'
import { PortField, usePort } from './PortField.tsx'
import { RedirectUri } from './RedirectUri.tsx'
import type { Wizard } from './use-wizard.ts'
import { settingsOf } from './wizard-state.ts'
import styles from './PortChange.module.css'

interface PortChangeProps {
  readonly wizard: Wizard
  readonly onStart: (settings: BankSettings) => void
}

/** Another port, and the address to register for it. The next one up is suggested, as good as the rest. A provider has its
 *  address registered by the set-up, so that is where it goes on. */
export function PortChange({ wizard, onStart }: PortChangeProps) {
  const { t } = useTranslation()
  const settings = settingsOf(wizard.state)
  const taken = 'redirectPort' in settings ? settings.redirectPort : redirectPortRange.max
  const suggested = taken < redirectPortRange.max ? taken + 1 : taken - 1
  const [redirectPort, setPort] = useState(suggested)
  const port = usePort(suggested, setPort)
  if (!('redirectPort' in settings)) return null
  const isProvider = isBunqSettings(settings) && settings.door === 'provider'
  const uri = isBunqSettings(settings)
    ? bunqRedirectUri({ ...settings, redirectPort })
    : redirectUriOf(redirectPort)
  const use = () => {
    if (!isProvider) return onStart({ ...settings, redirectPort })
    wizard.set({ ...settings, redirectPort })
    wizard.goTo('prepare')
  }
  return (
    <Note title={t('connect.consent.port.title')}>
      <p>{isProvider ? t('connect.bunq.consent.portProvider') : t('connect.consent.port.text')}</p>
      <div className={styles.fields}>
        <PortField port={port} />
        {port.isRight && <RedirectUri uri={uri} />}
      </div>
      {port.isRight && (
        <Button onClick={use}>
          {isProvider
            ? t('connect.bunq.consent.usePort', { port: redirectPort })
            : t('connect.consent.port.use', { port: redirectPort })}
        </Button>
      )}
    </Note>
  )
}
