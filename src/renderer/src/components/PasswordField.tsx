import { PasswordInput } from '@mantine/core'
import IconArrowBigUpLines from '@tabler/icons-react/dist/esm/icons/IconArrowBigUpLines.mjs'
import { useState, type KeyboardEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { passwordLength } from '../../../shared/lock.ts'
import styles from './PasswordField.module.css'

interface PasswordFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** `current` is known to whoever types it; `new` may be made by a password manager. */
  readonly kind: 'current' | 'new'
  readonly help?: string
  /** Why what was typed does not do. */
  readonly error?: string | undefined
  readonly isDisabled?: boolean
  /** Main is looking at it: it stays as it is, and keeps the focus. */
  readonly isBusy?: boolean
  readonly size?: 'sm' | 'md'
  readonly isFirst?: boolean
  readonly input?: RefObject<HTMLInputElement | null>
}

/** Where a password is typed: it can be looked at, and says when Caps Lock is on. */
export function PasswordField(props: PasswordFieldProps) {
  const { t } = useTranslation()
  const { label, value, onChange, kind, help, error, input } = props
  const { isDisabled = false, isBusy = false, isFirst = false, size = 'sm' } = props
  const [isShown, setShown] = useState(false)
  const [hasCapsLock, setCapsLock] = useState(false)
  const follow = (event: KeyboardEvent): void => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <div>
      <PasswordInput
        label={label}
        labelProps={{ mb: 4 }}
        descriptionProps={{ mb: 6 }}
        size={size}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={follow}
        onKeyUp={follow}
        maxLength={passwordLength.max}
        autoComplete={kind === 'current' ? 'current-password' : 'new-password'}
        spellCheck={false}
        disabled={isDisabled}
        readOnly={isBusy}
        error={error}
        aria-invalid={error !== undefined}
        {...(help === undefined ? {} : { description: help })}
        {...(isFirst ? { 'data-autofocus': true, autoFocus: true } : {})}
        {...(input === undefined ? {} : { ref: input })}
        visible={isShown}
        onVisibilityChange={setShown}
        visibilityToggleButtonProps={{
          'aria-label': isShown ? t('lock.field.conceal') : t('lock.field.reveal'),
          tabIndex: 0,
        }}
      />
      <p role="status" className={styles.hint}>
        {hasCapsLock && !isDisabled && (
          <>
            <IconArrowBigUpLines size={15} stroke={1.8} aria-hidden="true" /> {t('lock.field.capsLock')}
          </>
        )}
      </p>
    </div>
  )
}
