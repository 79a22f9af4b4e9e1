import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportDraft } from '../../../../shared/contract-import.ts'
import type { Failure } from '../../../../shared/errors.ts'
import type { Account } from '../../../../shared/model.ts'
import { Page } from '../../components/Page.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useFormat } from '../../format/use-format.ts'
import { cancelImport, takeIn } from '../../import-job.ts'
import { targetsOf } from './choices.ts'
import { ReviewBar } from './ReviewBar.tsx'
import { StatementPanel } from './StatementPanel.tsx'
import { useCheck } from './use-check.ts'
import { useChoices } from './use-choices.ts'
import styles from './ReviewStep.module.css'

interface ReviewStepProps {
  readonly draft: ImportDraft
  /** Why taking it in did not work just now. */
  readonly failure: Failure | null
  readonly accounts: readonly Account[]
  readonly onColumns: () => void
}

/** What is in the file and where it goes, compared with what is here; nothing is saved before the last button. */
export function ReviewStep({ draft, failure, accounts, onColumns }: ReviewStepProps) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const { choices, choose } = useChoices(draft, accounts)
  const targets = targetsOf(draft, choices, accounts, locale)
  const check = useCheck(draft, targets)
  const format = t(`imports.formats.${draft.format ?? 'mapped-csv'}`)
  const problem = failure ?? check.failure
  return (
    <Page
      title={t('imports.review.title')}
      subtitle={<bdi>{t('imports.review.subtitle', { file: draft.fileName, format })}</bdi>}
    >
      {draft.table !== null && (
        <p className={styles.columns}>
          {draft.table.isRemembered && `${t('imports.review.remembered')} `}
          <Anchor component="button" type="button" size="sm" fw={560} onClick={onColumns}>
            {t('imports.review.columns')}
          </Anchor>
        </p>
      )}
      {draft.statements.map((statement, index) => {
        const choice = choices.get(statement.ref)
        if (choice === undefined) return null
        return (
          <StatementPanel
            key={statement.ref}
            name={
              statement.accountName ??
              (draft.statements.length === 1
                ? draft.fileName
                : t('imports.review.statement', { index: index + 1 }))
            }
            statement={statement}
            choice={choice}
            accounts={accounts}
            outcome={check.outcomes?.find(({ ref }) => ref === statement.ref) ?? null}
            onChange={(change) => choose(statement.ref, change)}
          />
        )
      })}
      {problem !== null && <Problem error={problem} />}
      <ReviewBar
        targets={targets}
        outcomes={check.outcomes}
        isChecking={check.isChecking}
        onCancel={() => void cancelImport()}
        onTakeIn={() => {
          if (targets !== null) void takeIn({ draftId: draft.draftId, targets: [...targets] })
        }}
      />
    </Page>
  )
}
