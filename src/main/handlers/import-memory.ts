import { columnMapping } from '../../shared/contract-import.ts'
import type { ColumnMapping } from '../../shared/import-file.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Store } from '../store/store.ts'

/** How files with one head were read last, and into which account they went. */
interface Remembered {
  readonly signature: string
  readonly mapping: ColumnMapping
  readonly accountId: AccountId
}

const key = 'import-mappings'
/** Nobody has this many banks; what is read of a file is bounded. */
const most = 100

/** By head signature. */
export function rememberedMappings(store: Pick<Store, 'settings'>): ReadonlyMap<string, ColumnMapping> {
  return new Map(load(store).map(({ signature, mapping }) => [signature, mapping]))
}

/** Where a file with this head went last time; null: never, or the account is gone. */
export function rememberedAccount(
  store: Pick<Store, 'settings' | 'accounts'>,
  signature: string,
): AccountId | null {
  const accountId = load(store).find((each) => each.signature === signature)?.accountId
  return store.accounts.list().find(({ id }) => id === accountId)?.id ?? null
}

/** The newest first; what was remembered for this head before is forgotten. */
export function rememberMapping(store: Pick<Store, 'settings'>, remembered: Remembered): void {
  const others = load(store).filter(({ signature }) => signature !== remembered.signature)
  store.settings.set(key, [remembered, ...others].slice(0, most))
}

/** What is stored may be of another version: a mapping that is none of ours counts as never made. */
function load(store: Pick<Store, 'settings'>): readonly Remembered[] {
  const stored = store.settings.get(key)
  return Array.isArray(stored) ? stored.flatMap(asRemembered) : []
}

function asRemembered(value: unknown): readonly Remembered[] {
  if (typeof value !== 'object' || value === null) return []
  const { signature, mapping, accountId } = value as Record<string, unknown>
  const parsed = columnMapping.safeParse(mapping)
  if (!parsed.success || typeof signature !== 'string' || typeof accountId !== 'string') return []
  return [{ signature, mapping: parsed.data, accountId }]
}
