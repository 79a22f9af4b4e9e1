import type { AccountId, CalendarDate, Instant } from '../../shared/ids.ts'
import type { WriteDb } from './port.ts'

/** The balance at the start of a day, in the account's minor units. */
export interface Anchor {
  readonly day: CalendarDate
  readonly minor: number
  /** The bank's balance less the rows since; what the bank said on a row; what a file stated. */
  readonly source: 'reading' | 'bank-row' | 'statement'
  /** False: one reading of the bank's so far, perhaps between two payments. */
  readonly isSure: boolean
  /** Announced, or dated ahead, when it was set: the bank may have counted it. */
  readonly pendingMinor: number
  readonly aheadMinor: number
}

/** An anchor as it stands. */
export interface StoredAnchor extends Anchor {
  /** False: rows are being read, or were by a sync that broke off, that no proof has looked at. */
  readonly isSettled: boolean
}

interface AnchorRow extends Omit<Anchor, 'isSure'> {
  readonly isSure: 0 | 1
  readonly isSettled: 0 | 1
}

/** Prepared once, so that SQL with a typo fails when the store opens. */
function prepareStatements(db: WriteDb) {
  return {
    anchor: db.prepare<[string], AnchorRow>(`
      SELECT day, minor, source, is_sure AS isSure, pending_minor AS pendingMinor, ahead_minor AS aheadMinor,
        is_settled AS isSettled
      FROM balance_anchor WHERE account_id = ?`),
    setAnchor: db.prepareWrite<Record<string, string | number>>(`
      INSERT INTO balance_anchor (account_id, day, minor, source, is_sure, pending_minor, ahead_minor, set_at)
      VALUES (@id, @day, @minor, @source, @isSure, @pendingMinor, @aheadMinor, @at)
      ON CONFLICT (account_id) DO UPDATE SET day = excluded.day, minor = excluded.minor, source = excluded.source,
        is_sure = excluded.is_sure, pending_minor = excluded.pending_minor, ahead_minor = excluded.ahead_minor,
        set_at = excluded.set_at`),
    moveAnchor: db.prepareWrite<Record<string, string | number>>(`
      UPDATE balance_anchor SET day = @day, minor = @minor, source = @source, is_sure = @isSure,
        pending_minor = @pendingMinor, ahead_minor = @aheadMinor WHERE account_id = @id`),
    accept: db.prepareWrite<{ id: string; minor: number; at: string }>(`
      INSERT INTO accepted_gap (account_id, anchor_at, minor, accepted_at)
      SELECT account_id, set_at, @minor, @at FROM balance_anchor WHERE account_id = @id`),
    removeAnchor: db.prepareWrite<[string]>('DELETE FROM balance_anchor WHERE account_id = ?'),
    settle: db.prepareWrite<[number, string]>(
      'UPDATE balance_anchor SET is_settled = ? WHERE account_id = ?',
    ),
    accepted: db.prepare<[string], { minor: number }>(`
      SELECT coalesce(sum(g.minor), 0) AS minor FROM balance_anchor n
        JOIN accepted_gap g ON g.account_id = n.account_id AND g.anchor_at = n.set_at WHERE n.account_id = ?`),
  }
}

/** From which balance each account is counted, and what a person set aside of it. */
export function anchorStore(db: WriteDb) {
  const sql = prepareStatements(db)
  return {
    anchor: (id: AccountId): StoredAnchor | null => {
      const row = sql.anchor.get([id])
      return row === undefined ? null : { ...row, isSure: row.isSure === 1, isSettled: row.isSettled === 1 }
    },
    /** From here on the account is counted from it, and whatever was set aside before is over. */
    setAnchor: (id: AccountId, { isSure, ...anchor }: Anchor, at: Instant): void =>
      void sql.setAnchor.run({ ...anchor, id, at, isSure: isSure ? 1 : 0 }),
    /** The same beginning, known better or from an earlier day. */
    moveAnchor: (id: AccountId, { isSure, ...anchor }: Anchor): void =>
      void sql.moveAnchor.run({ ...anchor, id, isSure: isSure ? 1 : 0 }),
    /** What the bank says and we do not hold, in minor units, is part of the anchor from here on. */
    acceptGap: (id: AccountId, minor: number, at: Instant): void => void sql.accept.run({ id, minor, at }),
    removeAnchor: (id: AccountId): void => void sql.removeAnchor.run([id]),
    /** Between a sync's first row and its proof the rows say nothing about the balance that was proven before. */
    setSettled: (id: AccountId, isSettled: boolean): void => void sql.settle.run([isSettled ? 1 : 0, id]),
    /** What of the anchor was set aside, in minor units. */
    accepted: (id: AccountId): number => sql.accepted.get([id])?.minor ?? 0,
  }
}
