import { harmless } from '../../format/harmless.ts'
import { useWords } from './use-words.ts'
import type { FlexResource } from '../../../../shared/fis.ts'
import styles from './Status.module.css'

const tones: Readonly<Record<string, string>> = {
  active: 'good',
  new: 'notice',
  suspended: 'notice',
}

interface StatusProps {
  readonly resource: FlexResource
  readonly code: string
}

/** How a row is, in a word; the dot beside it says the same to the quick eye. */
export function Status({ resource, code }: StatusProps) {
  const words = useWords()
  // An active notice is something to put right, and a resolved one is well.
  const tone = resource === 'notice' ? (code === 'active' ? 'notice' : 'quiet') : tones[code]
  return (
    <span className={styles.status} data-tone={tone ?? 'quiet'} title={harmless(code)}>
      <bdi>{words.value(resource, 'status', code)}</bdi>
    </span>
  )
}
