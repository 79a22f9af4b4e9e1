import type { Plugin } from 'vite'

/** One way to break the engine: where, and what stands there instead. */
interface Mutation {
  readonly file: string
  readonly from: string
  readonly to: string
}

/** Each is a mistake somebody else's program made. A property that does not find them proves nothing: docs/regressions.md says
 *  after how many histories it does. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'merge-by-amount': {
    file: '/src/main/sync/certainty.ts',
    from: "if (daysApart > answer.rules.movesDays || !areSimilar(stored.text, row.text)) return 'other'",
    to: "if (areSimilar(stored.text, row.text) || daysApart >= 0) return 'same'",
  },
  'equal-rows-are-one': {
    file: '/src/main/sync/by-identity.ts',
    from: 'if (identity === null) later.push({ row, identity, place, doubt: null })',
    to: `const isEqual = (other: AnswerRow): boolean => other.bookedOn === row.bookedOn && other.amount.minor === row.amount.minor && other.text === row.text
    if (identity === null && answer.rows.slice(0, place).some(isEqual)) continue
    if (identity === null) later.push({ row, identity, place, doubt: null })`,
  },
  'merge-over-the-edge': {
    file: '/src/main/sync/certainty.ts',
    from: 'isGone: isOver(stored.bookedOn, answer),',
    to: 'isGone: isOver(answer.from, answer),',
  },
  'half-is-whole': {
    file: '/src/main/sync/read.ts',
    from: 'if (page.problems.length > 0) return',
    to: 'if (page.problems.length > 1000) return',
  },
  'count-rows-ahead': {
    file: '/src/main/store/proofs.ts',
    from: 'coalesce(sum(minor) FILTER (WHERE day <= @through), 0) AS booked',
    to: "coalesce(sum(minor) FILTER (WHERE day <= '9999' OR day <= @through), 0) AS booked",
  },
  'accounts-by-key-only': {
    file: '/src/main/store/account-record.ts',
    from: 'return candidates.length === 1 ? candidates[0]?.id : undefined',
    to: 'return undefined',
  },
}

/** Breaks the engine as it is loaded. @throws when there is no such mutation, or what it changes is no longer there. */
export function mutating(name: string): Plugin {
  const mutation = mutations[name]
  if (mutation === undefined) throw new Error(`there is no mutation ${name}`)
  const { file, from, to } = mutation
  return {
    name: 'mutating',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith(file)) return null
      if (!code.includes(from)) throw new Error(`${file} no longer reads as the mutation ${name} expects`)
      return code.replace(from, to)
    },
  }
}
