import { Button } from '@mantine/core'
import IconFileCertificate from '@tabler/icons-react/dist/esm/icons/IconFileCertificate.mjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApi } from '../../api.ts'
import { Page } from '../../components/Page.tsx'
import { Problem } from '../../components/Problem.tsx'
import { PanelSkeleton } from '../../components/Skeletons.tsx'
import { forgetImport, useImportJob, type ImportJob } from '../../import-job.ts'
import { ColumnsStep } from './ColumnsStep.tsx'
import { DropArea } from './DropArea.tsx'
import { FileList } from './FileList.tsx'
import { ReviewStep } from './ReviewStep.tsx'
import { Saved } from './Saved.tsx'
import { Saving } from './Saving.tsx'
import { UndoDialog, type AskedEntry } from './UndoDialog.tsx'
import { useStep } from './use-step.ts'

/** From a file to transactions: open it, say what is not known, look it over, take it in; and take it back. */
export function ImportPage() {
  const job = useImportJob()
  if (job.stage === 'open') return <OpenFile key={job.draft.draftId} job={job} />
  return <Files job={job} />
}

/** Nothing is being looked at: the way to open a file, how the last one went, and what was taken in before. */
function Files({ job }: { readonly job: Exclude<ImportJob, { readonly stage: 'open' }> }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<AskedEntry | null>(null)
  const [removed, setRemoved] = useState<number | null>(null)
  return (
    <Page title={t('imports.title')} subtitle={t('imports.subtitle')} actions={<ToSigning />}>
      {job.stage === 'failed' && <Problem error={job.failure} />}
      {job.stage === 'saved' && <Saved job={job} onUndo={setAsked} />}
      {job.stage === 'saving' ? (
        <Saving draft={job.draft} />
      ) : (
        <DropArea opening={job.stage === 'opening' ? job : null} />
      )}
      <FileList removed={removed} onUndo={setAsked} />
      <UndoDialog
        entry={asked}
        onUndone={(count) => {
          setRemoved(count)
          if (job.stage === 'saved' && job.importId === asked?.id) forgetImport()
        }}
        onClose={() => setAsked(null)}
      />
    </Page>
  )
}

function ToSigning() {
  const { t } = useTranslation()
  return (
    <Button
      component={Link}
      to="/signing"
      variant="default"
      leftSection={<IconFileCertificate size={18} stroke={1.7} aria-hidden="true" />}
    >
      {t('signing.entry')}
    </Button>
  )
}

/** A file that is open. Which accounts there are decides where it can go, so that is known first. */
function OpenFile({ job }: { readonly job: Extract<ImportJob, { readonly stage: 'open' }> }) {
  const { t } = useTranslation()
  const accounts = useApi('accounts:list', undefined)
  const [step, goTo] = useStep(job.draft)
  const frame = { title: t('imports.title'), subtitle: t('imports.subtitle') }
  if (accounts.isPending) {
    return (
      <Page {...frame}>
        <PanelSkeleton height={420} />
      </Page>
    )
  }
  if (accounts.isError) {
    return (
      <Page {...frame}>
        <Problem
          error={accounts.error.failure}
          isRetrying={accounts.isFetching}
          onRetry={() => void accounts.refetch()}
        />
      </Page>
    )
  }
  if (step === 'columns' && job.draft.table !== null) {
    return <ColumnsStep draft={job.draft} table={job.draft.table} onDone={() => goTo('review')} />
  }
  return (
    <ReviewStep
      draft={job.draft}
      failure={job.failure}
      accounts={accounts.data.filter((account) => account.isChosen)}
      onColumns={() => goTo('columns')}
    />
  )
}
