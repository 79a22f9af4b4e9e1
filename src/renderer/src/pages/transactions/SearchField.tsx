import { CloseButton, Kbd, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs'
import { useEffect, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { longestText } from './list-state.ts'
import styles from './SearchField.module.css'

interface SearchFieldProps {
  readonly field: RefObject<HTMLInputElement | null>
  readonly value: string
  readonly onChange: (text: string) => void
  /** The arrow down leaves the field for the list. */
  readonly onLeave: () => void
}

/** Long enough for the next letter of a quick typist, too short to be felt. */
const typingMs = 120

/** Searches while one types. The slash key comes here from anywhere on the page, Escape empties it. */
export function SearchField({ field, value, onChange, onLeave }: SearchFieldProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useTyped(value, onChange)
  const toField = () => {
    // Not from within a dialog: what stands behind it cannot be used.
    if (document.querySelector('[aria-modal="true"]') === null) field.current?.select()
  }
  // On a Norwegian keyboard, as on most in Europe, the slash is typed with Shift.
  useHotkeys([
    ['/', toField],
    ['shift+/', toField],
  ])
  const clear = () => {
    setTyped('')
    field.current?.focus()
  }
  return (
    <TextInput
      ref={field}
      role="searchbox"
      className={styles.field ?? ''}
      aria-label={t('transactions.search')}
      aria-keyshortcuts="/"
      placeholder={t('transactions.searchHint')}
      value={typed}
      maxLength={longestText}
      spellCheck={false}
      leftSection={<IconSearch size={16} stroke={1.8} aria-hidden="true" />}
      rightSection={
        typed === '' ? (
          <Kbd size="xs" aria-hidden="true" className={styles.key ?? ''}>
            /
          </Kbd>
        ) : (
          <CloseButton size="sm" aria-label={t('transactions.clearSearch')} onClick={clear} />
        )
      }
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && typed !== '') setTyped('')
        if (event.key !== 'ArrowDown') return
        event.preventDefault()
        onLeave()
      }}
    />
  )
}

/** What stands in the field. It reaches the address a moment later; what changes the address elsewhere (the way back, a
 *  removed filter) reaches the field at once. */
function useTyped(value: string, onChange: (text: string) => void) {
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  if (known !== value) {
    setKnown(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => {
      setKnown(typed)
      onChange(typed)
    }, typingMs)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  return [typed, setTyped] as const
}
