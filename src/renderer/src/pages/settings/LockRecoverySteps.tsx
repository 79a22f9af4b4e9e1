import { Button, Group, TextInput } from '@mantine/core'
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../components/Problem.tsx'
import { useCopy } from '../../components/use-copy.ts'
import type { RecoveryCode, ShownCode } from './use-recovery-code.ts'
import styles from './Lock.module.css'

interface LockRecoveryStepsProps {
  readonly recovery: RecoveryCode
  readonly shown: ShownCode
  readonly onCancel: () => void
}

/** The code, and a part of it typed back from where the person has it now. Until then it opens nothing. */
export function LockRecoverySteps({ recovery, shown, onCancel }: LockRecoveryStepsProps) {
  const [isKept, setKept] = useState(false)
  return isKept ? (
    <TypedBack recovery={recovery} asked={shown.asked} onBack={() => setKept(false)} />
  ) : (
    <Code code={shown.code} onKept={() => setKept(true)} onCancel={onCancel} />
  )
}

/** Four groups a line; the dash between two lines ends the first. */
function linesOf(code: string): readonly string[] {
  return code.match(/(?:[^-]+-?){1,4}/g) ?? []
}

interface CodeProps {
  readonly code: string
  readonly onKept: () => void
  readonly onCancel: () => void
}

function Code({ code, onKept, onCancel }: CodeProps) {
  const { t } = useTranslation()
  const { isCopied, copy } = useCopy(code)
  const Icon = isCopied ? IconCheck : IconCopy
  return (
    <div className={styles.form}>
      <p className={styles.words}>{t('lock.recovery.shown')}</p>
      <p className={styles.code} role="group" aria-label={t('lock.recovery.code')}>
        {linesOf(code).map((line, index) => (
          <span key={index} className={styles.line}>
            {line.split(/(-)/).map((part, place) => (
              // Groups may be alike; their place is what they are.
              <span key={place} className={part === '-' ? styles.dash : undefined}>
                {part}
              </span>
            ))}
          </span>
        ))}
      </p>
      <Group>
        <Button
          variant="default"
          leftSection={<Icon size={16} stroke={1.8} aria-hidden="true" />}
          onClick={copy}
          autoFocus
        >
          {isCopied ? t('common.copied') : t('lock.recovery.copy')}
        </Button>
      </Group>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button onClick={onKept}>{t('lock.recovery.kept')}</Button>
      </Group>
    </div>
  )
}

interface TypedBackProps {
  readonly recovery: RecoveryCode
  readonly asked: readonly number[]
  readonly onBack: () => void
}

function TypedBack({ recovery: { keep, isKeeping, notKept }, asked, onBack }: TypedBackProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [isEmpty, setEmpty] = useState(false)
  const [first, second] = asked
  const isWrong = notKept?.code === 'wrong-code' && !isKeeping
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setEmpty(typed.trim() === '')
    if (typed.trim() !== '') keep(typed)
  }
  const said = isEmpty ? 'empty' : isWrong ? 'wrong' : null
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.words}>{t('lock.recovery.typeText')}</p>
      <TextInput
        label={t('lock.recovery.typeLabel', { first, second })}
        labelProps={{ mb: 4 }}
        descriptionProps={{ mb: 6 }}
        description={t('lock.recovery.typeHelp')}
        value={typed}
        onChange={({ currentTarget }) => {
          setEmpty(false)
          setTyped(currentTarget.value)
        }}
        maxLength={100}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        readOnly={isKeeping}
        error={said === null ? undefined : t(`lock.recovery.${said}`, { first, second })}
        autoFocus
      />
      {notKept !== undefined && !isWrong && <Problem error={notKept} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" disabled={isKeeping} onClick={onBack}>
          {t('lock.recovery.again')}
        </Button>
        <Button type="submit" loading={isKeeping}>
          {t('lock.recovery.done')}
        </Button>
      </Group>
    </form>
  )
}
