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
  set_at        TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A row that moves across the anchor's day moves no money: it is part of the anchor before, and of the rows after.
CREATE TRIGGER balance_anchor_crossed AFTER UPDATE OF booked_on ON bank_transaction
WHEN old.booked_on <> new.booked_on BEGIN
  UPDATE balance_anchor SET minor = minor - old.minor
    WHERE account_id = new.account_id AND old.booked_on < day AND new.booked_on >= day;
  UPDATE balance_anchor SET minor = minor + new.minor
    WHERE account_id = new.account_id AND old.booked_on >= day AND new.booked_on < day;
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
  gap_minor    INTEGER                             -- what the bank says less what we hold
) STRICT;
CREATE INDEX balance_proof_account ON balance_proof (account_id, id);
