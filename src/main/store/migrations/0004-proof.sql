-- Does what we hold add up to what the bank says?

ALTER TABLE account ADD COLUMN read_from TEXT;     -- every day from this one on was read whole; NULL: none was yet
-- Banks date rows back by days. Counted from the day of the upgrade, each of those would look like a gap for ever.
UPDATE account SET read_from = (SELECT min(booked_on) FROM bank_transaction WHERE account_id = account.id AND is_from_bank = 1)
  WHERE connection_id IS NOT NULL AND is_history_done = 1;

-- The balance at the start of a day, from which on every row is known. Rows before it say nothing about the balance now.
CREATE TABLE balance_anchor (
  account_id    TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  day           TEXT NOT NULL,
  minor         INTEGER NOT NULL,
  source        TEXT NOT NULL CHECK (source IN ('reading', 'bank-row', 'statement')),
  is_sure       INTEGER NOT NULL CHECK (is_sure IN (0, 1)), -- 0: one reading of the bank's so far, perhaps between two payments
  pending_minor INTEGER NOT NULL DEFAULT 0,        -- not counted in it when it was set, and it is not known whether the bank did:
  ahead_minor   INTEGER NOT NULL DEFAULT 0,        -- what was announced, and what was dated ahead
  is_settled    INTEGER NOT NULL DEFAULT 0 CHECK (is_settled IN (0, 1)), -- 0: rows are being read that no proof has looked at
  set_at        TEXT NOT NULL                      -- when it was first counted from; what moves it since leaves this as it is
) STRICT, WITHOUT ROWID;

-- A row that moves across the anchor's day moves no money: it is part of the anchor before, and of the rows after.
CREATE TRIGGER balance_anchor_crossed AFTER UPDATE OF booked_on ON bank_transaction
WHEN old.booked_on <> new.booked_on BEGIN
  UPDATE balance_anchor SET minor = minor - old.minor
    WHERE account_id = new.account_id AND old.booked_on < day AND new.booked_on >= day;
  UPDATE balance_anchor SET minor = minor + new.minor
    WHERE account_id = new.account_id AND old.booked_on >= day AND new.booked_on < day;
END;

-- What a person looked into and set aside: the anchor it was found with is higher by it for as long as the row is there. By a
-- difference and not by a value: the anchor moves with every sync, and taking this back must not take that back. Never changed.
CREATE TABLE accepted_gap (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id  TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  anchor_at   TEXT NOT NULL,                       -- balance_anchor.set_at: a later anchor comes out even without it
  minor       INTEGER NOT NULL,
  accepted_at TEXT NOT NULL
) STRICT;
CREATE INDEX accepted_gap_account ON accepted_gap (account_id, anchor_at);
CREATE TRIGGER accepted_gap_counted AFTER INSERT ON accepted_gap BEGIN
  UPDATE balance_anchor SET minor = minor + new.minor WHERE account_id = new.account_id AND set_at = new.anchor_at;
END;
CREATE TRIGGER accepted_gap_uncounted AFTER DELETE ON accepted_gap BEGIN
  UPDATE balance_anchor SET minor = minor - old.minor WHERE account_id = old.account_id AND set_at = old.anchor_at;
END;
CREATE TRIGGER accepted_gap_traced_insert AFTER INSERT ON accepted_gap
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), new.account_id, NULL, 'accepted_gap', 'insert',
      json_object('id', new.id),
      NULL);
END;
CREATE TRIGGER accepted_gap_traced_delete AFTER DELETE ON accepted_gap
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.account_id, NULL, 'accepted_gap', 'delete',
      json_object('id', old.id),
      json_object('id', old.id, 'account_id', old.account_id, 'anchor_at', old.anchor_at, 'minor', old.minor,
        'accepted_at', old.accepted_at));
END;

-- Proofs that came out alike, one after another, are one line from the first to the last of them.
CREATE TABLE balance_proof (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id   TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  first_at     TEXT NOT NULL,
  last_at      TEXT NOT NULL,
  bank_at      TEXT,                               -- when the bank said what it was compared with; NULL: at last_at
  times        INTEGER NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('proven', 'gap', 'unproven')),
  reason       TEXT,                               -- of 'unproven': why nothing can be said
  through      TEXT,                               -- of the last of them, from here on: the last day whose rows count
  bank_minor   INTEGER,
  ledger_minor INTEGER,                            -- the anchor and the booked rows since
  early        TEXT CHECK (early IN ('pending', 'ahead')), -- what the bank counts already and the ledger not yet,
  early_minor  INTEGER NOT NULL DEFAULT 0,         -- and its sum
  gap_minor    INTEGER,                            -- what the bank says less what we hold
  accepted_minor INTEGER NOT NULL DEFAULT 0        -- part of ledger_minor: what a person had set aside by then
) STRICT;
CREATE INDEX balance_proof_account ON balance_proof (account_id, id);
