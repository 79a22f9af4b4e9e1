import type { ConnectionId } from '../../../shared/ids.ts'
import type { Account, ConnectionStatus } from '../../../shared/model.ts'
import { compareKinds } from '../format/account-kind.ts'

export interface AccountGroup {
  /** null, as the two below: known from files alone. */
  readonly connectionId: ConnectionId | null
  readonly name: string | null
  readonly status: ConnectionStatus | null
  /** Followed accounts that are open, by kind and then by name. */
  readonly followed: readonly Account[]
  /** Followed until they were closed: their history stays. */
  readonly closed: readonly Account[]
  /** Known to the bank, left out by the person. */
  readonly leftOut: readonly Account[]
}

/** Accounts under their connections, in the order the connections first appear; those of files alone come last. */
export function groupByConnection(accounts: readonly Account[]): readonly AccountGroup[] {
  const byId = Map.groupBy(accounts, (account) => account.connectionId)
  const groups = [...byId].toSorted(([a], [b]) => Number(a === null) - Number(b === null))
  return groups.flatMap(([connectionId, own]) => {
    const [first] = own
    if (first === undefined) return []
    const sorted = own.toSorted((a, b) => compareKinds(a.kind, b.kind) || a.name.localeCompare(b.name, 'nb'))
    const chosen = sorted.filter((account) => account.isChosen)
    return {
      connectionId,
      name: first.connectionName,
      status: first.connectionStatus,
      followed: chosen.filter((account) => !account.isClosed),
      closed: chosen.filter((account) => account.isClosed),
      leftOut: sorted.filter((account) => !account.isChosen),
    }
  })
}
