-- Which payment is which: what is not sure is asked, and what goes leaves a trace.

ALTER TABLE bank_transaction ADD COLUMN policy INTEGER;       -- version of its bank's identity policy; NULL: of a file, or older
ALTER TABLE bank_transaction ADD COLUMN settles_on TEXT;      -- until this day the bank may still change or withdraw it
ALTER TABLE bank_transaction ADD COLUMN missing_since TEXT;   -- instant of the first whole answer for its day without it

CREATE INDEX bank_transaction_missing ON bank_transaction (account_id) WHERE missing_since IS NOT NULL;

-- A row that went may come back under its number, and notes hang on the number alone: no number is given out twice.
CREATE TABLE transaction_number (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  highest INTEGER NOT NULL                         -- of the rows that were removed
) STRICT;
INSERT INTO transaction_number (id, highest) VALUES (1, 0);
CREATE TRIGGER bank_transaction_number_kept AFTER DELETE ON bank_transaction BEGIN
  UPDATE transaction_number SET highest = old.id WHERE highest < old.id;
END;

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
  imports      TEXT NOT NULL,                      -- JSON array of the files that told of it too
  row          TEXT NOT NULL                       -- JSON of the whole row
) STRICT;
CREATE INDEX withdrawn_transaction_account ON withdrawn_transaction (account_id, identity);

ALTER TABLE pending_transaction ADD COLUMN identity TEXT;      -- where its bank may keep the id when it books
ALTER TABLE pending_transaction ADD COLUMN confirmed_at TEXT;  -- the last answer that told of it
ALTER TABLE pending_transaction ADD COLUMN after_id INTEGER;   -- transactions up to this one were there before it

-- How the announcement of a payment ended: booked, taken back by the bank, or never heard of again.
CREATE TABLE pending_trace (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id     TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  first_seen_at  TEXT NOT NULL,
  ended_at       TEXT NOT NULL,
  outcome        TEXT NOT NULL CHECK (outcome IN ('booked', 'withdrawn', 'expired')),
  transaction_id INTEGER,                          -- the booked row, where there is one
  identity       TEXT,
  after_id       INTEGER NOT NULL,
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
      json_object('id', old.id, 'account_id', old.account_id, 'identity', old.identity, 'booked_on', old.booked_on, 'minor', old.minor, 'text', old.text, 'withdrawn_at', old.withdrawn_at, 'reason', old.reason, 'identities', old.identities, 'imports', old.imports, 'row', old.row));
END;
CREATE TRIGGER withdrawn_transaction_traced_delete AFTER DELETE ON withdrawn_transaction
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.account_id, old.id, 'withdrawn_transaction', 'delete',
      json_object('id', old.id),
      json_object('id', old.id, 'account_id', old.account_id, 'identity', old.identity, 'booked_on', old.booked_on, 'minor', old.minor, 'text', old.text, 'withdrawn_at', old.withdrawn_at, 'reason', old.reason, 'identities', old.identities, 'imports', old.imports, 'row', old.row));
END;

-- The journal's two triggers of the ledger again: what they keep of a row holds the columns above as well.
DROP TRIGGER bank_transaction_traced_update;
DROP TRIGGER bank_transaction_traced_delete;
CREATE TRIGGER bank_transaction_traced_update AFTER UPDATE OF account_id, identity, booked_on, value_on, purchased_on, minor,
  original_minor, original_currency, rate, text, bank_text, counterparty, counterparty_account, message, type_code,
  type_text, bank_ref, balance_after_minor, is_from_bank, file_format, raw ON bank_transaction
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.account_id, old.id, 'bank_transaction', 'update',
      json_object('id', old.id),
      json_object('id', old.id, 'account_id', old.account_id, 'identity', old.identity, 'booked_on', old.booked_on,
        'value_on', old.value_on, 'purchased_on', old.purchased_on, 'minor', old.minor,
        'original_minor', old.original_minor, 'original_currency', old.original_currency, 'rate', old.rate,
        'text', old.text, 'bank_text', old.bank_text, 'counterparty', old.counterparty,
        'counterparty_account', old.counterparty_account, 'message', old.message, 'type_code', old.type_code,
        'type_text', old.type_text, 'bank_ref', old.bank_ref, 'balance_after_minor', old.balance_after_minor,
        'is_from_bank', old.is_from_bank, 'file_format', old.file_format, 'search_text', old.search_text,
        'first_seen_at', old.first_seen_at, 'changed_at', old.changed_at, 'raw', old.raw, 'added_in', old.added_in,
        'policy', old.policy, 'settles_on', old.settles_on, 'missing_since', old.missing_since));
END;
CREATE TRIGGER bank_transaction_traced_delete AFTER DELETE ON bank_transaction
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.account_id, old.id, 'bank_transaction', 'delete',
      json_object('id', old.id),
      json_object('id', old.id, 'account_id', old.account_id, 'identity', old.identity, 'booked_on', old.booked_on,
        'value_on', old.value_on, 'purchased_on', old.purchased_on, 'minor', old.minor,
        'original_minor', old.original_minor, 'original_currency', old.original_currency, 'rate', old.rate,
        'text', old.text, 'bank_text', old.bank_text, 'counterparty', old.counterparty,
        'counterparty_account', old.counterparty_account, 'message', old.message, 'type_code', old.type_code,
        'type_text', old.type_text, 'bank_ref', old.bank_ref, 'balance_after_minor', old.balance_after_minor,
        'is_from_bank', old.is_from_bank, 'file_format', old.file_format, 'search_text', old.search_text,
        'first_seen_at', old.first_seen_at, 'changed_at', old.changed_at, 'raw', old.raw, 'added_in', old.added_in,
        'policy', old.policy, 'settles_on', old.settles_on, 'missing_since', old.missing_since));
END;
