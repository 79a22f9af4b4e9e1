-- Money that only moved within the household: the two rows of one transfer.
CREATE TABLE transfer_link (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  out_account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  in_account_id  TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  out_id         INTEGER NOT NULL,
  in_id          INTEGER NOT NULL,
  state          TEXT NOT NULL CHECK (state IN ('linked', 'proposed', 'rejected')), -- rejected: by the person, for good
  is_by_person   INTEGER NOT NULL CHECK (is_by_person IN (0, 1)),
  reason         TEXT NOT NULL,
  confidence     INTEGER NOT NULL,                 -- percent
  evidence       TEXT NOT NULL,                    -- JSON
  rate           TEXT,                             -- decimal text: units that came for one that left; NULL: one currency
  at             TEXT NOT NULL,
  UNIQUE (out_id, in_id)
) STRICT;
CREATE INDEX transfer_link_in ON transfer_link (in_id);
CREATE INDEX transfer_link_out_account ON transfer_link (out_account_id);
CREATE INDEX transfer_link_in_account ON transfer_link (in_account_id);

CREATE TRIGGER transfer_link_traced_insert AFTER INSERT ON transfer_link
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), new.out_account_id, new.out_id, 'transfer_link', 'insert',
      json_object('id', new.id),
      NULL);
END;
CREATE TRIGGER transfer_link_traced_update AFTER UPDATE ON transfer_link
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.out_account_id, old.out_id, 'transfer_link', 'update',
      json_object('id', new.id),
      json_object('id', old.id, 'out_account_id', old.out_account_id, 'in_account_id', old.in_account_id, 'out_id', old.out_id, 'in_id', old.in_id, 'state', old.state, 'is_by_person', old.is_by_person, 'reason', old.reason, 'confidence', old.confidence, 'evidence', old.evidence, 'rate', old.rate, 'at', old.at));
END;
CREATE TRIGGER transfer_link_traced_delete AFTER DELETE ON transfer_link
WHEN (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.out_account_id, old.out_id, 'transfer_link', 'delete',
      json_object('id', old.id),
      json_object('id', old.id, 'out_account_id', old.out_account_id, 'in_account_id', old.in_account_id, 'out_id', old.out_id, 'in_id', old.in_id, 'state', old.state, 'is_by_person', old.is_by_person, 'reason', old.reason, 'confidence', old.confidence, 'evidence', old.evidence, 'rate', old.rate, 'at', old.at));
END;
