import type { ImportStatement } from '../../../../shared/contract-import.ts'
import type { Account } from '../../../../shared/model.ts'
import type { Choice } from './choices.ts'

/** What every field that says where a statement goes works on. */
export interface TargetFieldsProps {
  readonly statement: ImportStatement
  readonly choice: Choice
  readonly accounts: readonly Account[]
  readonly onChange: (change: Partial<Choice>) => void
}
