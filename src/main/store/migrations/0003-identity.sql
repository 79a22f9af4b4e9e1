-- Which payment is which: what is not sure is asked, and what goes leaves a trace.

ALTER TABLE bank_transaction ADD COLUMN policy INTEGER;       -- version of its bank's identity policy; NULL: of a file, or older
ALTER TABLE bank_transaction ADD COLUMN settles_on TEXT;      -- until this day the bank may still change or withdraw it
ALTER TABLE bank_transaction ADD COLUMN missing_since TEXT;   -- instant of the first whole answer for its day without it

-- Pairs the app is not sure of. Nothing is merged without an answer.
CREATE TABLE review (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  kind       TEXT NOT NULL CHECK (kind IN ('maybe-same', 'missing')),
  first_id   INTEGER NOT NULL,                     -- the transaction that was there
  second_id  INTEGER,                              -- the one that came; NULL for 'missing'
  reason     TEXT NOT NULL,
  evidence   TEXT NOT NULL,                        -- JSON
  found_at   TEXT NOT NULL,
  decision   TEXT CHECK (decision IN ('same', 'different', 'keep', 'withdraw', 'settled')), -- NULL: open
  decided_at TEXT
) STRICT;
CREATE UNIQUE INDEX review_pair ON review (first_id, coalesce(second_id, 0), kind);
CREATE INDEX review_account ON review (account_id);
CREATE INDEX review_second ON review (second_id);

-- Booked once, and no longer told of by the bank: out of the ledger, but not forgotten. If it returns it is itself again, with
-- its id, and so with everything the person wrote about it.
CREATE TABLE withdrawn_transaction (
  id           INTEGER PRIMARY KEY,                -- of the transaction
  account_id   TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  identity     TEXT NOT NULL,
  booked_on    TEXT NOT NULL,
  minor        INTEGER NOT NULL,
  text         TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL,
  reason       TEXT NOT NULL,
  identities   TEXT NOT NULL,                      -- JSON array of the former ones
  row          TEXT NOT NULL                       -- JSON of the whole row
) STRICT;
CREATE INDEX withdrawn_transaction_account ON withdrawn_transaction (account_id, identity);

-- How the announcement of a payment ended: booked, taken back by the bank, or never heard of again.
CREATE TABLE pending_trace (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id     TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  first_seen_at  TEXT NOT NULL,
  ended_at       TEXT NOT NULL,
  outcome        TEXT NOT NULL CHECK (outcome IN ('booked', 'withdrawn', 'expired')),
  transaction_id INTEGER,                          -- the booked row, where there is one
  booked_on      TEXT NOT NULL,                    -- as it was announced
  minor          INTEGER NOT NULL,
  text           TEXT NOT NULL,
  raw            TEXT NOT NULL
) STRICT;
CREATE INDEX pending_trace_account ON pending_trace (account_id, ended_at);
CREATE INDEX pending_trace_transaction ON pending_trace (transaction_id) WHERE transaction_id IS NOT NULL;

CREATE TRIGGER review_traced_insert AFTER INSERT ON review
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), new.account_id, new.first_id, 'review', 'insert',
      json_object('id', new.id),
      NULL);
END;
CREATE TRIGGER review_traced_update AFTER UPDATE ON review
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.account_id, old.first_id, 'review', 'update',
      json_object('id', new.id),
      json_object('id', old.id, 'account_id', old.account_id, 'kind', old.kind, 'first_id', old.first_id, 'second_id', old.second_id, 'reason', old.reason, 'evidence', old.evidence, 'found_at', old.found_at, 'decision', old.decision, 'decided_at', old.decided_at));
END;
CREATE TRIGGER review_traced_delete AFTER DELETE ON review
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.account_id, old.first_id, 'review', 'delete',
      json_object('id', old.id),
      json_object('id', old.id, 'account_id', old.account_id, 'kind', old.kind, 'first_id', old.first_id, 'second_id', old.second_id, 'reason', old.reason, 'evidence', old.evidence, 'found_at', old.found_at, 'decision', old.decision, 'decided_at', old.decided_at));
END;
CREATE TRIGGER withdrawn_transaction_traced_insert AFTER INSERT ON withdrawn_transaction
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), new.account_id, new.id, 'withdrawn_transaction', 'insert',
      json_object('id', new.id),
      NULL);
END;
CREATE TRIGGER withdrawn_transaction_traced_update AFTER UPDATE ON withdrawn_transaction
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.account_id, old.id, 'withdrawn_transaction', 'update',
      json_object('id', new.id),
      json_object('id', old.id, 'account_id', old.account_id, 'identity', old.identity, 'booked_on', old.booked_on, 'minor', old.minor, 'text', old.text, 'withdrawn_at', old.withdrawn_at, 'reason', old.reason, 'identities', old.identities, 'row', old.row));
END;
CREATE TRIGGER withdrawn_transaction_traced_delete AFTER DELETE ON withdrawn_transaction
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.account_id, old.id, 'withdrawn_transaction', 'delete',
      json_object('id', old.id),
      json_object('id', old.id, 'account_id', old.account_id, 'identity', old.identity, 'booked_on', old.booked_on, 'minor', old.minor, 'text', old.text, 'withdrawn_at', old.withdrawn_at, 'reason', old.reason, 'identities', old.identities, 'row', old.row));
END;
