import type { ComponentProps } from 'react'
import { systems } from '../../../shared/systems.ts'
import { Problem } from './Problem.tsx'
import { useBankIdWords } from './use-bankid-words.ts'

/** As `Problem`, of BankID: nothing is read through it, and it is asked for nothing by itself. */
export function BankIdProblem({
  words,
  bank = systems.bankid.name,
  ...rest
}: ComponentProps<typeof Problem>) {
  const own = useBankIdWords(rest.error)
  const known = words ?? own
  return <Problem bank={bank} {...rest} {...(known === undefined ? {} : { words: known })} />
}
