-- Does what we hold add up to what the bank says?

-- The balance at the start of a day, from which on every row is known. Rows before it say nothing about the balance now.
CREATE TABLE balance_anchor (
  account_id TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  day        TEXT NOT NULL,
  minor      INTEGER NOT NULL,
  source     TEXT NOT NULL,
  set_at     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Proofs that came out alike, one after another, are one line from the first to the last of them.
CREATE TABLE balance_proof (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id   TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  first_at     TEXT NOT NULL,
  last_at      TEXT NOT NULL,
  times        INTEGER NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('proven', 'gap', 'unproven')),
  reason       TEXT,                               -- of 'unproven': why nothing can be said
  bank_minor   INTEGER,                            -- of the last of them
  ledger_minor INTEGER,
  gap_minor    INTEGER                             -- what the bank says less what we hold
) STRICT;
CREATE INDEX balance_proof_account ON balance_proof (account_id, id);
