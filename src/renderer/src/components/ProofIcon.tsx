import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs'
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs'
import IconCircleDashed from '@tabler/icons-react/dist/esm/icons/IconCircleDashed.mjs'
import type { BalanceProof } from '../../../shared/proof.ts'

const icons = { proven: IconCircleCheck, gap: IconAlertTriangle, unproven: IconCircleDashed } as const

interface ProofIconProps {
  readonly state: BalanceProof['state']
  readonly size: number
}

/** A check mark, a warning sign or an open circle: three shapes, so that colour is never alone. Words stand beside it. */
export function ProofIcon({ state, size }: ProofIconProps) {
  const Icon = icons[state]
  return <Icon size={size} stroke={1.9} aria-hidden="true" />
}
