import { Button, TextInput } from '@mantine/core'
import { useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { isEndUser, isGsrn, isUnitId, type UnitQuestion } from '../../../../shared/flex-lookup.ts'
import { ViewToggle } from '../../components/ViewToggle.tsx'
import styles from './LookUp.module.css'

interface LookUpFormProps {
  readonly isBusy: boolean
  /** Whatever was answered before answers another question now. */
  readonly onChange: () => void
  readonly onAsk: (question: UnitQuestion) => void
}

const ways = ['accountingPoint', 'controllableUnit'] as const

/** Spaces of a number that is read out in groups mean nothing. */
const withoutSpaces = (typed: string) => typed.replaceAll(/\s/g, '')

/** Which of the two it is looked up by, its number, and whose it is. */
export function LookUpForm({ isBusy, onChange, onAsk }: LookUpFormProps) {
  const { t } = useTranslation()
  const [by, setBy] = useState<(typeof ways)[number]>('accountingPoint')
  const [typed, setTyped] = useState({ number: '', endUser: '' })
  const [isTried, setTried] = useState(false)
  const fields = { number: useRef<HTMLInputElement>(null), endUser: useRef<HTMLInputElement>(null) }
  const number = withoutSpaces(typed.number)
  const endUser = withoutSpaces(typed.endUser)
  const isRight = {
    number: by === 'accountingPoint' ? isGsrn(number) : isUnitId(number),
    endUser: isEndUser(endUser),
  }
  const ask = () => {
    setTried(true)
    const wrong = (['number', 'endUser'] as const).find((field) => !isRight[field])
    if (wrong !== undefined) fields[wrong].current?.focus()
    else onAsk(by === 'accountingPoint' ? { endUser, accountingPoint: number } : { endUser, controllableUnit: number })
  } // prettier-ignore
  const field = (name: keyof typeof typed) => ({
    field: fields[name],
    value: typed[name],
    isWrong: isTried && !isRight[name],
    onChange: (value: string) => {
      setTyped((before) => ({ ...before, [name]: value }))
      onChange()
    },
  })
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) ask()
      }}
    >
      <ViewToggle
        label={t('flex.lookUp.by')}
        value={by}
        options={ways.map((way) => ({ value: way, label: t(`flex.lookUp.${way}.name`) }))}
        onChange={(way) => {
          setBy(way)
          setTried(false)
          onChange()
        }}
      />
      <Field words={by} isFirst {...field('number')} />
      <Field words="endUser" {...field('endUser')} />
      <Button type="submit" loading={isBusy} className={styles.ask ?? ''}>
        {t('flex.lookUp.ask')}
      </Button>
    </form>
  )
}

interface FieldProps {
  readonly field: RefObject<HTMLInputElement | null>
  readonly words: (typeof ways)[number] | 'endUser'
  readonly value: string
  readonly isWrong: boolean
  /** Has the focus when the dialog opens. */
  readonly isFirst?: boolean
  readonly onChange: (value: string) => void
}

function Field({ field, words, value, isWrong, isFirst = false, onChange }: FieldProps) {
  const { t } = useTranslation()
  return (
    <TextInput
      ref={field}
      data-autofocus={isFirst ? true : undefined}
      label={t(`flex.lookUp.${words}.label`)}
      description={t(`flex.lookUp.${words}.help`)}
      value={value}
      maxLength={64}
      autoComplete="off"
      spellCheck={false}
      error={isWrong ? t(`flex.lookUp.${words}.rule`) : null}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
