import { Button, FileButton } from '@mantine/core'
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import IconFileText from '@tabler/icons-react/dist/esm/icons/IconFileText.mjs'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '../credentials.ts'
import { pemFault, readPemFile, type PemSlot } from '../pem-file.ts'
import type { PemFile } from '../wizard-state.ts'
import styles from './PemFileField.module.css'

interface PemFileFieldProps {
  readonly slot: PemSlot
  readonly file: PemFile | null
  /** What the form as a whole found missing. */
  readonly fault: Fault | undefined
  readonly onChoose: (file: PemFile | null) => void
}

/** One file of the three. Read here as text and handed to main as it is; only its name is ever shown. */
export function PemFileField({ slot, file, fault, onChoose }: PemFileFieldProps) {
  const { t } = useTranslation()
  const id = useId()
  const [problem, setProblem] = useState<'tooLarge' | 'unreadable' | null>(null)
  const name = t(`connect.bunq.provider.files.${slot}.name`)
  const choose = (chosen: File | null) => {
    if (chosen === null) return
    readPemFile(chosen).then(
      (read) => {
        setProblem(read === null ? 'tooLarge' : null)
        onChoose(read)
      },
      () => {
        setProblem('unreadable')
        onChoose(null)
      },
    )
  }
  const wrong = useFaultText(slot, file === null ? fault : (pemFault(slot, file.text) ?? undefined))
  const error = problem === null ? wrong : t(`connect.bunq.provider.${problem}`)
  return (
    <div className={styles.file} role="group" aria-label={name}>
      <span className={styles.icon} aria-hidden="true">
        {file !== null && error === null ? (
          <IconCheck size={20} stroke={2} />
        ) : (
          <IconFileText size={20} stroke={1.7} />
        )}
      </span>
      <div className={styles.words}>
        <p className={styles.name}>{name}</p>
        <p className={styles.text}>
          {file === null
            ? t(`connect.bunq.provider.files.${slot}.text`)
            : t('connect.bunq.provider.chosen', { name: file.name })}
        </p>
        <p id={id} role="status" className={styles.error}>
          {error}
        </p>
      </div>
      <FileButton onChange={choose} accept=".pem,.crt,.cer,.key,.txt">
        {(props) => (
          <Button
            {...props}
            variant="default"
            aria-describedby={id}
            aria-label={t(file === null ? 'connect.bunq.provider.choose' : 'connect.bunq.provider.change', {
              file: name,
            })}
          >
            {file === null ? t('connect.bunq.provider.chooseShort') : t('connect.bunq.provider.changeShort')}
          </Button>
        )}
      </FileButton>
    </div>
  )
}

function useFaultText(slot: PemSlot, fault: Fault | undefined): string | null {
  const { t } = useTranslation()
  if (fault === undefined) return null
  if (fault === 'missing') return t('connect.bunq.provider.missing')
  return fault === 'encrypted'
    ? t('connect.bunq.provider.encrypted')
    : t(`connect.bunq.provider.form.${slot}`)
}
