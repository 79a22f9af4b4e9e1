import { Button, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionId } from '../../../../shared/ids.ts'
import { useCommand } from '../../api.ts'
import { Problem } from '../../components/Problem.tsx'
import { Disclosure } from './Disclosure.tsx'
import styles from './PasteCallback.module.css'

interface PasteCallbackProps {
  readonly connectionId: ConnectionId
  /** What the pasted address has to begin with. */
  readonly uri: string
  /** true: nobody answers at that address on this computer, so this is the way. */
  readonly isExpected: boolean
}

/** The answer of the bank by hand, where the browser could not bring it. A wrong address ends nothing. */
export function PasteCallback({ connectionId, uri, isExpected }: PasteCallbackProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.paste}>
      {isExpected ? (
        <section className={styles.open}>
          <p className={styles.expected}>{t('connect.consent.paste.expected')}</p>
          <PasteForm connectionId={connectionId} uri={uri} />
        </section>
      ) : (
        <Disclosure title={t('connect.consent.paste.title')}>
          <PasteForm connectionId={connectionId} uri={uri} />
        </Disclosure>
      )}
    </div>
  )
}

function PasteForm({ connectionId, uri }: Omit<PasteCallbackProps, 'isExpected'>) {
  const { t } = useTranslation()
  const [address, setAddress] = useState('')
  const [isAsked, setAsked] = useState(false)
  const paste = useCommand('connection:paste-callback')
  const failure = paste.error?.failure
  const known = failure === undefined ? null : knownProblem(failure.code)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    const typed = address.trim()
    if (typed !== '') paste.mutate({ connectionId, address: typed })
  }
  const isMissing = isAsked && address.trim() === ''
  return (
    <form className={styles.form} onSubmit={submit} noValidate autoComplete="off">
      <TextInput
        label={t('connect.consent.paste.label')}
        description={t('connect.consent.paste.text')}
        placeholder={`${uri}?…`}
        value={address}
        maxLength={4096}
        spellCheck={false}
        error={
          isMissing
            ? t('connect.consent.paste.missing')
            : known !== null && t(`connect.consent.paste.${known}`, { uri })
        }
        onChange={(event) => {
          setAddress(event.currentTarget.value)
          paste.reset()
        }}
      />
      <Button type="submit" loading={paste.isPending}>
        {t('connect.consent.paste.use')}
      </Button>
      <p role="status" className={styles.accepted}>
        {paste.isSuccess && t('connect.consent.paste.accepted')}
      </p>
      {failure !== undefined && known === null && <Problem error={failure} />}
    </form>
  )
}

/** What can be wrong with an address, each said at the field. */
function knownProblem(code: string): 'invalid-input' | 'consent-mismatch' | 'not-found' | null {
  return code === 'invalid-input' || code === 'consent-mismatch' || code === 'not-found' ? code : null
}
