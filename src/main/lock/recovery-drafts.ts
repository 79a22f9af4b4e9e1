import { randomInt } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { RecoveryDraft } from './port.ts'
import { newRecoveryCode, plainLetters } from './recovery-code.ts'

const groups = 8
const askedGroups = 2

/** The code a person is being shown. In memory alone: one that nobody kept opens nothing, and the one before it stays good. */
export interface RecoveryDrafts {
  make(): RecoveryDraft
  /** Is this what was asked of it, or all of it? @throws AppError `wrong-code`, `invalid-input` where there is none */
  check(typed: string): void
  /** It was typed back rightly: what it opens with, ours alone. null: there is none, or nobody has kept it yet. */
  kept(): Uint8Array | null
  wipe(): void
}

export function createRecoveryDrafts(): RecoveryDrafts {
  let draft: (RecoveryDraft & { readonly opener: Uint8Array }) | null = null
  let isKept = false
  const wipe = (): void => {
    draft?.opener.fill(0)
    draft = null
    isKept = false
  }
  return {
    make() {
      wipe()
      draft = { ...newRecoveryCode(), asked: someGroups() }
      return { code: draft.code, asked: draft.asked }
    },
    check(typed) {
      if (draft === null) throw new AppError('invalid-input', 'no recovery code was made')
      const given = plainLetters(typed)
      const parts = draft.code.split('-')
      const asked = draft.asked.map((group) => parts[group - 1] ?? '').join('')
      if (given !== asked && given !== parts.join(''))
        throw new AppError('wrong-code', 'this is not what was asked of the code')
      isKept = true
    },
    kept: () => (isKept ? (draft?.opener ?? null) : null),
    wipe,
  }
}

/** Others each time: the last ones are what anybody still has in mind. */
function someGroups(): readonly number[] {
  const chosen = new Set<number>()
  while (chosen.size < askedGroups) chosen.add(randomInt(1, groups + 1))
  return [...chosen].sort((a, b) => a - b)
}
