import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Faults } from './credentials.ts'
import { SecretField } from './SecretField.tsx'
import type { Wizard } from './use-wizard.ts'

const longest = { id: 512, secret: 4096 } as const

interface ClientFieldsProps {
  readonly wizard: Wizard
  readonly faults: Faults
  /** In the bank's own words. */
  readonly words: {
    readonly id: string
    readonly idHelp: string
    readonly secret: string
    readonly secretHelp: string
    /** Said at an empty field. */
    readonly required: string
  }
}

/** The name and the password of a client, as banks hand them out. */
export function ClientFields({ wizard, faults, words }: ClientFieldsProps) {
  const { t } = useTranslation()
  const { state, type, isExisting } = wizard
  const isKept = !isExisting && state.saved.clientId !== ''
  return (
    <>
      <TextInput
        label={words.id}
        description={words.idHelp}
        value={state.typed.clientId}
        maxLength={longest.id}
        autoComplete="off"
        spellCheck={false}
        error={faults.clientId === undefined ? null : words.required}
        onChange={(event) => type({ clientId: event.currentTarget.value })}
      />
      <SecretField
        label={words.secret}
        help={isKept ? t('connect.credentials.storedJustNow') : words.secretHelp}
        show={t('connect.credentials.show')}
        hide={t('connect.credentials.hide')}
        value={state.typed.clientSecret}
        maxLength={longest.secret}
        error={faults.clientSecret === undefined ? null : words.required}
        onType={(clientSecret) => type({ clientSecret })}
      />
    </>
  )
}
