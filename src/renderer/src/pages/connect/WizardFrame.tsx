import type { ReactNode } from 'react'
import { Rail } from './Rail.tsx'
import type { Steps } from './use-steps.ts'
import styles from './Wizard.module.css'

interface WizardFrameProps {
  readonly title: string
  readonly steps: Pick<Steps<string>, 'step' | 'items'>
  /** Something is saved already. */
  readonly isSaved: boolean
  /** The step one is at. */
  readonly children: ReactNode
}

/** The wizard of a system that is no bank: the way on the left, the step on the right. Its last step is called `done`. */
export function WizardFrame({ title, steps: { step, items }, isSaved, children }: WizardFrameProps) {
  return (
    <div className={styles.wizard}>
      <Rail title={title} items={items} isSaved={isSaved} isFinished={step === 'done'} />
      <div key={step} className={styles.side}>
        {children}
      </div>
    </div>
  )
}
