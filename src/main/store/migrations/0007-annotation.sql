-- What a person adds to a payment. Kept by its number alone, so that a payment the bank withdraws and tells of again finds it.

CREATE TABLE note (
  transaction_id INTEGER PRIMARY KEY,
  account_id     TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  text           TEXT NOT NULL,
  search_text    TEXT NOT NULL,                    -- folded: see store/fold.ts
  changed_at     TEXT NOT NULL
) STRICT;
CREATE INDEX note_account ON note (account_id);

CREATE TABLE transaction_tag (
  transaction_id INTEGER NOT NULL,
  folded         TEXT NOT NULL,                    -- what makes two tags the same: see store/fold.ts
  tag            TEXT NOT NULL,                    -- as the person wrote it first
  account_id     TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  PRIMARY KEY (transaction_id, folded)
) STRICT, WITHOUT ROWID;
CREATE INDEX transaction_tag_tag ON transaction_tag (folded, tag, transaction_id);
CREATE INDEX transaction_tag_account ON transaction_tag (account_id);

-- Parts of a payment. Of each payment exactly one part has no amount: it is the rest, so the parts are the payment whatever
-- the bank does to its amount.
CREATE TABLE split_part (
  transaction_id INTEGER NOT NULL,
  position       INTEGER NOT NULL,
  account_id     TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  minor          INTEGER,                          -- NULL: the rest
  text           TEXT NOT NULL,
  PRIMARY KEY (transaction_id, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX split_part_rest ON split_part (transaction_id) WHERE minor IS NULL;
CREATE INDEX split_part_account ON split_part (account_id);

CREATE TABLE attachment (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  transaction_id INTEGER NOT NULL,
  account_id     TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  file_name      TEXT NOT NULL,
  media_type     TEXT NOT NULL,
  size_bytes     INTEGER NOT NULL,
  sha256         TEXT NOT NULL,
  added_at       TEXT NOT NULL
) STRICT;
CREATE INDEX attachment_transaction ON attachment (transaction_id);
CREATE INDEX attachment_account ON attachment (account_id);
-- By what is in it: a removed attachment can come back as long as the journal names it. In pieces, because one write of 25 MB
-- would hold the window for a quarter of a second.
CREATE TABLE attachment_content (
  sha256     TEXT PRIMARY KEY,
  size_bytes INTEGER NOT NULL,
  is_whole   INTEGER NOT NULL DEFAULT 0 CHECK (is_whole IN (0, 1)), -- 0: being written, or left by a killed process
  added_at   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE attachment_chunk (
  id       INTEGER PRIMARY KEY,
  sha256   TEXT NOT NULL,
  position INTEGER NOT NULL,
  content  BLOB NOT NULL,
  UNIQUE (sha256, position)
) STRICT;
CREATE INDEX attachment_sha256 ON attachment (sha256);
CREATE INDEX entry_change_attachment ON entry_change (json_extract(before, '$.sha256')) WHERE table_name = 'attachment';

CREATE TRIGGER note_traced_insert AFTER INSERT ON note
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), new.account_id, new.transaction_id, 'note', 'insert',
      json_object('transaction_id', new.transaction_id),
      NULL);
END;
CREATE TRIGGER note_traced_update AFTER UPDATE ON note
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.account_id, old.transaction_id, 'note', 'update',
      json_object('transaction_id', new.transaction_id),
      json_object('transaction_id', old.transaction_id, 'account_id', old.account_id, 'text', old.text,
        'search_text', old.search_text, 'changed_at', old.changed_at));
END;
CREATE TRIGGER note_traced_delete AFTER DELETE ON note
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.account_id, old.transaction_id, 'note', 'delete',
      json_object('transaction_id', old.transaction_id),
      json_object('transaction_id', old.transaction_id, 'account_id', old.account_id, 'text', old.text,
        'search_text', old.search_text, 'changed_at', old.changed_at));
END;
CREATE TRIGGER transaction_tag_traced_insert AFTER INSERT ON transaction_tag
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), new.account_id, new.transaction_id, 'transaction_tag', 'insert',
      json_object('transaction_id', new.transaction_id, 'folded', new.folded),
      NULL);
END;
CREATE TRIGGER transaction_tag_traced_update AFTER UPDATE ON transaction_tag
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.account_id, old.transaction_id, 'transaction_tag', 'update',
      json_object('transaction_id', new.transaction_id, 'folded', new.folded),
      json_object('transaction_id', old.transaction_id, 'folded', old.folded, 'tag', old.tag, 'account_id', old.account_id));
END;
CREATE TRIGGER transaction_tag_traced_delete AFTER DELETE ON transaction_tag
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.account_id, old.transaction_id, 'transaction_tag', 'delete',
      json_object('transaction_id', old.transaction_id, 'folded', old.folded),
      json_object('transaction_id', old.transaction_id, 'folded', old.folded, 'tag', old.tag, 'account_id', old.account_id));
END;
CREATE TRIGGER split_part_traced_insert AFTER INSERT ON split_part
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), new.account_id, new.transaction_id, 'split_part', 'insert',
      json_object('transaction_id', new.transaction_id, 'position', new.position),
      NULL);
END;
CREATE TRIGGER split_part_traced_update AFTER UPDATE ON split_part
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.account_id, old.transaction_id, 'split_part', 'update',
      json_object('transaction_id', new.transaction_id, 'position', new.position),
      json_object('transaction_id', old.transaction_id, 'position', old.position, 'account_id', old.account_id, 'minor', old.minor, 'text', old.text));
END;
CREATE TRIGGER split_part_traced_delete AFTER DELETE ON split_part
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.account_id, old.transaction_id, 'split_part', 'delete',
      json_object('transaction_id', old.transaction_id, 'position', old.position),
      json_object('transaction_id', old.transaction_id, 'position', old.position, 'account_id', old.account_id, 'minor', old.minor, 'text', old.text));
END;
CREATE TRIGGER attachment_traced_insert AFTER INSERT ON attachment
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), new.account_id, new.transaction_id, 'attachment', 'insert',
      json_object('id', new.id),
      NULL);
END;
CREATE TRIGGER attachment_traced_update AFTER UPDATE ON attachment
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.account_id, old.transaction_id, 'attachment', 'update',
      json_object('id', new.id),
      json_object('id', old.id, 'transaction_id', old.transaction_id, 'account_id', old.account_id, 'file_name', old.file_name, 'media_type', old.media_type, 'size_bytes', old.size_bytes, 'sha256', old.sha256, 'added_at', old.added_at));
END;
CREATE TRIGGER attachment_traced_delete AFTER DELETE ON attachment
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.account_id, old.transaction_id, 'attachment', 'delete',
      json_object('id', old.id),
      json_object('id', old.id, 'transaction_id', old.transaction_id, 'account_id', old.account_id, 'file_name', old.file_name, 'media_type', old.media_type, 'size_bytes', old.size_bytes, 'sha256', old.sha256, 'added_at', old.added_at));
END;
