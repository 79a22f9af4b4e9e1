import { Loader, VisuallyHidden } from '@mantine/core'
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { useTranslation } from 'react-i18next'
import type { SignInStage } from '../../../../shared/progress.ts'
import { stageState, type JobState, type StageState } from './stages.ts'
import styles from './StageList.module.css'

interface StageListProps {
  readonly label: string
  readonly stages: readonly Exclude<SignInStage, 'opening-browser' | 'waiting-for-bank' | 'exchanging-code'>[]
  /** The last stage main spoke of; null before the first. */
  readonly current: SignInStage | null
  readonly job: JobState
}

/** A long walk at the bank as a list that is ticked off: what is made, what is under way, where it stopped. */
export function StageList({ label, stages, current, job }: StageListProps) {
  const { t } = useTranslation()
  return (
    <ol className={styles.list} aria-label={label}>
      {stages.map((stage) => {
        const state = stageState(stage, current, job)
        return (
          <li key={stage} className={`${styles.stage} ${styles[state]}`}>
            <span className={styles.mark} aria-hidden="true">
              <Mark state={state} />
            </span>
            <span>{t(`connect.bunq.prepare.stages.${stage}`)}</span>
            <VisuallyHidden>{t(`connect.bunq.prepare.states.${state}`)}</VisuallyHidden>
          </li>
        )
      })}
    </ol>
  )
}

function Mark({ state }: { readonly state: StageState }) {
  switch (state) {
    case 'done':
      return <IconCheck size={14} stroke={2.4} />
    case 'failed':
      return <IconX size={14} stroke={2.4} />
    case 'running':
      return <Loader size={14} />
    case 'ahead':
      return null
  }
}
