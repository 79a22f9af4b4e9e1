import { writtenNumbers } from '../../shared/account-number.ts'
import type { AccountRecord } from '../store/account-record.ts'
import type { Store } from '../store/store.ts'
import type { TransferSide } from '../store/transfers.ts'
import { addDays, daysBetween } from './identity.ts'
import { startPace, type Pace } from './pace.ts'

/** How far apart the two sides of one transfer may be booked (sheet 9). */
const transferDays = 4
const readAtOnce = 500

/**
 * Marks money that only moved within the household, and takes the mark from what no longer is: call it after a sync and
 * after accounts were removed. A row counts when it names another account of the household, and so does its other side:
 * the opposite amount in that account within four days. Amount and date alone decide nothing (a salary was once paired
 * with a grocery bill), and both need not name each other (the card side of a paid bill names nobody): sheet 9.
 * @returns how many rows were marked or unmarked.
 */
export async function markOwnTransfers(store: Store): Promise<number> {
  const pace = startPace()
  const accounts = store.accounts.list()
  const owners = ownersOf(accounts)
  const naming = await findNaming(store, owners, pace)
  const own = await withOtherSides(
    store,
    new Map(accounts.map((account) => [account.id, account])),
    owners,
    naming,
    pace,
  )
  const marked = store.transfers.marked()
  const changes = [
    ...[...own].filter((id) => !marked.has(id)).map((id) => ({ id, isOwn: true })),
    ...[...marked].filter((id) => !own.has(id)).map((id) => ({ id, isOwn: false })),
  ]
  let next = 0
  while (next < changes.length) {
    await pace.rest()
    store.pageTransaction(() => {
      for (const { id, isOwn } of changes.slice(next, next + readAtOnce)) {
        store.transfers.mark(id, isOwn)
        next++
        if (pace.isDue()) break
      }
    })
  }
  return changes.length
}

/** Every way another bank may write one of our account numbers, and whose it is. */
function ownersOf(accounts: readonly AccountRecord[]): ReadonlyMap<string, AccountRecord> {
  return new Map(accounts.flatMap((account) => writtenNumbers(account).map((number) => [number, account])))
}

async function findNaming(
  store: Store,
  owners: ReadonlyMap<string, AccountRecord>,
  pace: Pace,
): Promise<readonly TransferSide[]> {
  const found: TransferSide[] = []
  for (const [number, owner] of owners) {
    let batch: readonly TransferSide[]
    let afterId = 0
    do {
      if (pace.isDue()) await pace.rest()
      batch = store.transfers.naming(number, afterId, readAtOnce)
      for (const side of batch) if (side.accountId !== owner.id) found.push(side)
      afterId = batch.at(-1)?.id ?? afterId
    } while (batch.length === readAtOnce)
  }
  return found.sort((a, b) => a.id - b.id)
}

/** One to one: each row has at most one other side, and one that names us back is taken before one that names nobody. */
async function withOtherSides(
  store: Store,
  accounts: ReadonlyMap<string, AccountRecord>,
  owners: ReadonlyMap<string, AccountRecord>,
  naming: readonly TransferSide[],
  pace: Pace,
): Promise<ReadonlySet<number>> {
  const own = new Set(naming.map(({ id }) => id))
  const paired = new Set<number>()
  for (const mutual of [true, false]) {
    for (const side of naming) {
      if (pace.isDue()) await pace.rest()
      const other = side.counterpartyAccount === null ? undefined : owners.get(side.counterpartyAccount)
      if (paired.has(side.id) || other === undefined) continue
      if (other.currency !== accounts.get(side.accountId)?.currency) continue
      const from = addDays(side.bookedOn, -transferDays)
      const to = addDays(side.bookedOn, transferDays)
      const match = store.transfers
        .withAmount(other.id, -side.minor, from, to)
        .filter(
          ({ id, counterpartyAccount: named }) =>
            !paired.has(id) &&
            (mutual ? named !== null && owners.get(named)?.id === side.accountId : named === null),
        )
        .sort(
          (a, b) =>
            Math.abs(daysBetween(a.bookedOn, side.bookedOn)) -
            Math.abs(daysBetween(b.bookedOn, side.bookedOn)),
        )
        .at(0)
      if (match === undefined) continue
      paired.add(side.id).add(match.id)
      own.add(match.id)
    }
  }
  return own
}
