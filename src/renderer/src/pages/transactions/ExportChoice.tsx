import { Button, Group, Radio } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportProfile } from '../../../../shared/contract.ts'
import type { Account } from '../../../../shared/model.ts'
import { useFormat } from '../../format/use-format.ts'
import { useStatus } from '../../status.ts'
import { chipsOf } from './chips.ts'
import { csvExport } from './export-job.ts'
import type { ListState } from './list-state.ts'
import type { ShownList } from './use-shown-list.ts'
import styles from './ExportDialog.module.css'

interface ExportChoiceProps {
  readonly shown: ShownList
  readonly state: ListState
  readonly accounts: readonly Account[]
  readonly onClose: () => void
}

/** What a person opens is above what a machine reads. */
const profiles: readonly ExportProfile[] = ['excel-no', 'rfc4180']

/** What will be in the file, and in which form. */
export function ExportChoice({ shown, state, accounts, onClose }: ExportChoiceProps) {
  const { t } = useTranslation()
  const [profile, setProfile] = useState<ExportProfile>('excel-no')
  const { filter, sort, summary } = shown
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void csvExport.start({ filter, sort, profile })
      }}
    >
      <div className={styles.what}>
        <p className={styles.rows}>{t('transactions.export.rows', { count: summary.count })}</p>
        <FilterWords state={state} accounts={accounts} />
      </div>
      <Radio.Group
        label={t('transactions.export.format')}
        value={profile}
        onChange={(value) => setProfile(profiles.find((each) => each === value) ?? profile)}
      >
        <div className={styles.profiles}>
          {profiles.map((each) => (
            <Radio
              key={each}
              value={each}
              className={styles.profile ?? ''}
              classNames={{ label: styles.name ?? '', description: styles.about ?? '' }}
              label={t(`transactions.export.profiles.${each}.title`)}
              description={t(`transactions.export.profiles.${each}.text`)}
            />
          ))}
        </div>
      </Radio.Group>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" data-autofocus>
          {t('transactions.export.save')}
        </Button>
      </Group>
    </form>
  )
}

function FilterWords({ state, accounts }: Pick<ExportChoiceProps, 'state' | 'accounts'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const { today } = useStatus()
  const text = state.text.trim()
  const names = [
    ...(text === '' ? [] : [t('transactions.export.search', { text })]),
    ...chipsOf(state, accounts, { t, format, today }).map((chip) => chip.name),
  ]
  return (
    <p className={styles.filters}>
      {names.length === 0
        ? t('transactions.export.everything')
        : t('transactions.export.filtered', { filters: names.join(' · ') })}
    </p>
  )
}
