-- What was done to the household's data, entry by entry, so that each can be inspected and taken back.

CREATE TABLE entry (
  id            INTEGER PRIMARY KEY AUTOINCREMENT, -- never given out twice: rows name the entry that brought them
  kind          TEXT NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('open', 'done', 'undoing', 'undone')),
  is_own        INTEGER NOT NULL CHECK (is_own IN (0, 1)), -- 1: a person's own edit, which Ctrl+Z takes back
  begun_at      TEXT NOT NULL,
  ended_at      TEXT,                              -- NULL: under way, or killed
  undone_at     TEXT,
  connection_id TEXT REFERENCES connection (id) ON DELETE CASCADE, -- of a sync
  run_id        INTEGER,                           -- of a sync: sync_run.id
  import_id     INTEGER,                           -- of an import: import_file.id, gone once it was taken back
  subject       TEXT NOT NULL,                     -- JSON: what a person knows it by, kept when its rows are gone
  added         INTEGER NOT NULL DEFAULT 0,        -- transactions it brought, changed and removed
  changed       INTEGER NOT NULL DEFAULT 0,
  removed       INTEGER NOT NULL DEFAULT 0,
  undone_to     INTEGER                            -- being taken back, or taking back: the lines from this one on are done
) STRICT;
CREATE INDEX entry_connection ON entry (connection_id);
CREATE INDEX entry_import ON entry (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX entry_state ON entry (state) WHERE state IN ('open', 'undoing');
CREATE INDEX entry_own ON entry (id) WHERE is_own = 1;

-- What an entry of kind 'undo' takes back: the entry it was asked for, and those that stood on it.
CREATE TABLE undo_part (
  undo_id  INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  PRIMARY KEY (undo_id, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX undo_part_entry ON undo_part (entry_id);

-- How far each account of a sync had been read before it: taking the sync back reads on from there.
CREATE TABLE entry_account (
  entry_id        INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  account_id      TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  history_cursor  TEXT,
  history_from    TEXT,                            -- of its connection: the question the cursor belongs to
  is_history_done INTEGER NOT NULL,
  read_through    TEXT,
  read_from       TEXT,
  PRIMARY KEY (entry_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_account_account ON entry_account (account_id);

-- Each write of an entry, as it was before. A new transaction leaves no line here: it names its entry itself (added_in).
CREATE TABLE entry_change (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id       INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  account_id     TEXT REFERENCES account (id) ON DELETE CASCADE,
  transaction_id INTEGER,                          -- the transaction it concerns, also when that is gone
  table_name     TEXT NOT NULL,
  op             TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
  key            TEXT NOT NULL,                    -- JSON of the primary key, as it is after the write
  before         TEXT                              -- JSON of the whole row before the write; NULL for an insert
) STRICT;
CREATE INDEX entry_change_entry ON entry_change (entry_id, id);
CREATE INDEX entry_change_transaction ON entry_change (transaction_id, entry_id);
CREATE INDEX entry_change_account ON entry_change (account_id);
CREATE INDEX entry_change_row ON entry_change (table_name, key, id); -- who wrote the same row later
CREATE INDEX entry_change_gone ON entry_change (json_extract(before, '$.added_in')) -- rows of an entry that others removed
  WHERE table_name = 'bank_transaction' AND op = 'delete';

-- The entry that the transaction under way writes for: set and unset within it, so never seen from outside.
CREATE TABLE journal_now (
  id        INTEGER PRIMARY KEY CHECK (id = 1),
  entry_id  INTEGER,
  is_traced INTEGER NOT NULL DEFAULT 0             -- 0: new transactions name the entry, and nothing else is kept of it
) STRICT;
INSERT INTO journal_now (id) VALUES (1);

ALTER TABLE bank_transaction ADD COLUMN added_in INTEGER; -- the entry that brought it; NULL: older than the journal
CREATE INDEX bank_transaction_added_in ON bank_transaction (added_in) WHERE added_in IS NOT NULL;

-- Derived columns (is_own_transfer) are not traced: they follow from the rest.
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
        'first_seen_at', old.first_seen_at, 'changed_at', old.changed_at, 'raw', old.raw, 'added_in', old.added_in));
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
        'first_seen_at', old.first_seen_at, 'changed_at', old.changed_at, 'raw', old.raw, 'added_in', old.added_in));
END;

CREATE TRIGGER former_identity_traced_insert AFTER INSERT ON former_identity
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), new.account_id, new.transaction_id, 'former_identity', 'insert',
      json_object('account_id', new.account_id, 'identity', new.identity), NULL);
END;
CREATE TRIGGER former_identity_traced_update AFTER UPDATE ON former_identity
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.account_id, old.transaction_id, 'former_identity', 'update',
      json_object('account_id', new.account_id, 'identity', new.identity),
      json_object('account_id', old.account_id, 'identity', old.identity, 'transaction_id', old.transaction_id));
END;
CREATE TRIGGER former_identity_traced_delete AFTER DELETE ON former_identity
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.account_id, old.transaction_id, 'former_identity', 'delete',
      json_object('account_id', old.account_id, 'identity', old.identity),
      json_object('account_id', old.account_id, 'identity', old.identity, 'transaction_id', old.transaction_id));
END;

-- A merge hands the lines of a file over to the row that stays.
CREATE TRIGGER import_row_traced_update AFTER UPDATE ON import_row
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), NULL, old.transaction_id, 'import_row', 'update',
      json_object('import_id', new.import_id, 'transaction_id', new.transaction_id),
      json_object('import_id', old.import_id, 'transaction_id', old.transaction_id));
END;
CREATE TRIGGER import_row_traced_delete AFTER DELETE ON import_row
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), NULL, old.transaction_id, 'import_row', 'delete',
      json_object('import_id', old.import_id, 'transaction_id', old.transaction_id),
      json_object('import_id', old.import_id, 'transaction_id', old.transaction_id));
END;

-- What a person says of an account; the rest of its row is the bank's, or derived.
CREATE TRIGGER account_traced_update AFTER UPDATE OF own_name, is_counted ON account
WHEN (SELECT is_traced FROM journal_now) = 1 AND (old.own_name IS NOT new.own_name OR old.is_counted <> new.is_counted) BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.id, NULL, 'account', 'update',
      json_object('id', old.id),
      json_object('id', old.id, 'own_name', old.own_name, 'is_counted', old.is_counted));
END;
