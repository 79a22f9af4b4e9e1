/**
 * Gives each asker at most one of its options and each option to at most one asker, so that as many askers as possible get
 * one (augmenting paths, Kuhn 1955). Taking the nearest greedily would sometimes leave a pair apart that belongs together:
 * a payment doubled.
 * @param options for each asker what it would take, best first.
 * @returns for each asker what it got, or undefined.
 */
export function assign<T extends { readonly id: number }>(
  options: readonly (readonly T[])[],
): readonly (T | undefined)[] {
  const holder = new Map<number, number>()
  const given: (T | undefined)[] = options.map(() => undefined)

  const seek = (asker: number, tried: Set<number>): boolean => {
    for (const option of options[asker] ?? []) {
      if (tried.has(option.id)) continue
      tried.add(option.id)
      const rival = holder.get(option.id)
      if (rival !== undefined && !seek(rival, tried)) continue
      holder.set(option.id, asker)
      given[asker] = option
      return true
    }
    return false
  }

  for (const asker of options.keys()) seek(asker, new Set())
  return given
}
