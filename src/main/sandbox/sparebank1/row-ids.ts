import { randomBytes, randomInt } from 'node:crypto'
import type { Consent } from './consents.ts'

/** The `id` of a transaction: encrypted anew for every answer, good for a details call soon after (fact sheet 8.2). */
export interface RowIds {
  /** Ids for one answer's rows. */
  issue(consent: Consent): (serial: number) => string
  /** The row an id stands for; null when it was issued too long ago or to somebody else. */
  serialOf(id: string, consent: Consent): number | null
}

/** How many answers back an id is still understood. */
const remembered = 32

export function createRowIds(): RowIds {
  const answers = new Map<string, { readonly consent: Consent; readonly offset: number }>()
  return {
    issue: (consent) => {
      const answer = randomBytes(15).toString('base64')
      const offset = randomInt(2 ** 47)
      answers.set(answer, { consent, offset })
      for (const oldest of answers.keys()) {
        if (answers.size <= remembered) break
        answers.delete(oldest)
      }
      return (serial) => `${answer}/${(serial + offset).toString(36)}+==`
    },
    serialOf: (id, consent) => {
      const match = /^(.{20})\/([0-9a-z]+)\+==$/.exec(id)
      const answer = answers.get(match?.[1] ?? '')
      if (answer === undefined || answer.consent !== consent) return null
      return Number.parseInt(match?.[2] ?? '', 36) - answer.offset
    },
  }
}
