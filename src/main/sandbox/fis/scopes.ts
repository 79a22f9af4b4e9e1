const verbs = ['read', 'use', 'manage'] as const
type Verb = (typeof verbs)[number]

export const everyScope: readonly string[] = ['manage:data', 'manage:auth']
/** What a caller without a token holds (fact sheet 11). */
export const anonymousScopes: readonly string[] = ['read:data', 'use:auth']

interface Scope {
  readonly rank: number
  readonly path: readonly string[]
}

function scopeOf(text: string): Scope | null {
  const [verb, ...path] = text.split(':')
  const rank = verbs.findIndex((one) => one === verb)
  return rank < 0 || path.length === 0 ? null : { rank, path }
}

const begins = (path: readonly string[], start: readonly string[]): boolean =>
  start.every((part, at) => path[at] === part)

/** A stronger verb has the weaker ones in it, and a shorter path the longer ones (fact sheet 11). */
export function allows(held: readonly string[], needed: string): boolean {
  const wanted = scopeOf(needed)
  if (wanted === null) return false
  return held.some((text) => {
    const scope = scopeOf(text)
    return scope !== null && scope.rank >= wanted.rank && begins(wanted.path, scope.path)
  })
}

/** What both sides allow: of each pair on one path the weaker verb and the longer path (fact sheet 11). */
export function intersect(one: readonly string[], other: readonly string[]): readonly string[] {
  const shared: string[] = []
  for (const a of one) {
    for (const b of other) {
      const both = meet(scopeOf(a), scopeOf(b))
      if (both !== null) shared.push(both)
    }
  }
  const distinct = [...new Set(shared)]
  return distinct.filter((scope) => !distinct.some((wider) => wider !== scope && allows([wider], scope)))
}

function meet(a: Scope | null, b: Scope | null): string | null {
  if (a === null || b === null) return null
  const [short, long] = a.path.length <= b.path.length ? [a, b] : [b, a]
  if (!begins(long.path, short.path)) return null
  const verb: Verb = verbs[Math.min(a.rank, b.rank)] ?? 'read'
  return [verb, ...long.path].join(':')
}
