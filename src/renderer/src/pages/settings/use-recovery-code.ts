import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { LockProof } from '../../../../shared/contract-identity.ts'
import type { Failure } from '../../../../shared/errors.ts'
import { isAsked, queryKey, useCommand } from '../../api.ts'

/** A code as main made it: it opens nothing before some of its groups were typed back. */
export interface ShownCode {
  readonly code: string
  /** The first being 1. */
  readonly asked: readonly number[]
}

export interface RecoveryCode {
  /** null: none was made yet. */
  readonly shown: ShownCode | null
  readonly isMaking: boolean
  readonly notMade: Failure | undefined
  readonly make: (proof: LockProof) => void
  readonly isKeeping: boolean
  readonly notKept: Failure | undefined
  readonly keep: (typed: string) => void
}

/** Makes a recovery code and has it kept. `onKept` gets what the person proved themselves by. */
export function useRecoveryCode(onKept: (proof: LockProof) => void): RecoveryCode {
  const client = useQueryClient()
  const making = useCommand('lock:make-recovery-code')
  const keeping = useCommand('lock:keep-recovery-code')
  const [made, setMade] = useState<(ShownCode & { readonly proof: LockProof }) | null>(null)
  return {
    shown: made,
    isMaking: making.isPending,
    notMade: making.error?.failure,
    make: (proof) => {
      if (isAsked(client, 'lock:make-recovery-code')) return
      making.mutate({ proof }, { onSuccess: (code) => setMade({ ...code, proof }) })
    },
    isKeeping: keeping.isPending,
    notKept: keeping.error?.failure,
    keep: (typed) => {
      if (isAsked(client, 'lock:keep-recovery-code')) return
      const done = () => onKept(made?.proof ?? null)
      keeping.mutate(
        { typed },
        {
          onSuccess: (state) => {
            client.setQueryData(queryKey('lock:get', undefined), state) // what comes next goes by it at once
            done()
          },
        },
      )
    },
  }
}
