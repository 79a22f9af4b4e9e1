import { signInStages, type SignInStage } from '../../../../shared/progress.ts'

export type JobState = 'waiting' | 'running' | 'failed' | 'done'
export type StageState = 'done' | 'running' | 'failed' | 'ahead'

/** How one line of a list of stages stands. Main tells only the stage it is at: those before it are behind, also when it
 *  skipped them because they were made in an earlier attempt. */
export function stageState(stage: SignInStage, current: SignInStage | null, job: JobState): StageState {
  if (job === 'done') return 'done'
  if (job === 'waiting') return 'ahead'
  if (current === null) return 'ahead'
  const at = signInStages.indexOf(current)
  const own = signInStages.indexOf(stage)
  if (own < at) return 'done'
  if (own > at) return 'ahead'
  return job === 'failed' ? 'failed' : 'running'
}
