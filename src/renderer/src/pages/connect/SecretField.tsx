import { PasswordInput } from '@mantine/core'
import { useState, type Ref } from 'react'

interface SecretFieldProps {
  readonly label: string
  readonly help: string
  /** Names of the eye: what pressing it does. */
  readonly show: string
  readonly hide: string
  readonly value: string
  readonly maxLength: number
  readonly isNumeric?: boolean
  readonly error: string | null
  readonly onType: (text: string) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** A field whose value is covered until somebody wants to see it. */
export function SecretField(props: SecretFieldProps) {
  const [isShown, setShown] = useState(false)
  return (
    <PasswordInput
      {...(props.ref === undefined ? {} : { ref: props.ref })}
      label={props.label}
      description={props.help}
      value={props.value}
      maxLength={props.maxLength}
      {...(props.isNumeric === true ? { inputMode: 'numeric' as const } : {})}
      autoComplete="off"
      spellCheck={false}
      visible={isShown}
      onVisibilityChange={setShown}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': isShown ? props.hide : props.show }}
      error={props.error}
      aria-invalid={props.error !== null} // the library marks other fields by itself, and this one not
      onChange={(event) => props.onType(event.currentTarget.value)}
    />
  )
}
