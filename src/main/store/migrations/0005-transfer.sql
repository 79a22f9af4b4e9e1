-- Money that only moved within the household: the two rows of one transfer. What the app finds is derived and may be dropped and
-- found again; what a person says (is_by_person) stays, also while one of its rows is gone: a row may come back with its id.
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
  evidence       TEXT NOT NULL,                    -- JSON array of facts
  rate           TEXT,                             -- decimal text: units that came for one that left; NULL: one currency
  at             TEXT NOT NULL,                    -- when the person spoke; else when the later of the rows was first seen
  UNIQUE (out_id, in_id)
) STRICT;
CREATE INDEX transfer_link_in ON transfer_link (in_id);
CREATE INDEX transfer_link_out_account ON transfer_link (out_account_id);
CREATE INDEX transfer_link_in_account ON transfer_link (in_account_id);
CREATE INDEX transfer_link_by_person ON transfer_link (id) WHERE is_by_person = 1;
CREATE INDEX transfer_link_proposed ON transfer_link (id) WHERE state = 'proposed';

-- Rates that rows tell, by the day.
CREATE INDEX bank_transaction_original ON bank_transaction (booked_on) WHERE original_currency IS NOT NULL;

-- Days on which something changed that may make or break a transfer, whoever changed it; is_taken: being looked at. A process
-- that is killed over it leaves them here, and they are looked at again.
CREATE TABLE transfer_day (
  day      TEXT NOT NULL,
  is_taken INTEGER NOT NULL DEFAULT 0 CHECK (is_taken IN (0, 1)),
  PRIMARY KEY (day, is_taken)
) STRICT, WITHOUT ROWID;
-- What all of it was last found with: the accounts and the rules. Anything else, and the whole ledger is looked at.
CREATE TABLE transfer_basis (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  basis TEXT NOT NULL
) STRICT;

CREATE TRIGGER transfer_row_added AFTER INSERT ON bank_transaction BEGIN
  INSERT INTO transfer_day (day) VALUES (new.booked_on) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER transfer_row_changed AFTER UPDATE OF account_id, booked_on, minor, original_minor, original_currency, text,
  bank_text, counterparty, counterparty_account, message, type_code ON bank_transaction
WHEN old.account_id <> new.account_id OR old.booked_on <> new.booked_on OR old.minor <> new.minor
  OR old.original_minor IS NOT new.original_minor OR old.original_currency IS NOT new.original_currency
  OR old.text <> new.text OR old.bank_text <> new.bank_text OR old.counterparty IS NOT new.counterparty
  OR old.counterparty_account IS NOT new.counterparty_account OR old.message IS NOT new.message
  OR old.type_code IS NOT new.type_code BEGIN
  INSERT INTO transfer_day (day) VALUES (old.booked_on), (new.booked_on) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER transfer_row_removed AFTER DELETE ON bank_transaction BEGIN
  INSERT INTO transfer_day (day)
    SELECT old.booked_on UNION SELECT t.booked_on FROM transfer_link l JOIN bank_transaction t ON t.id = l.in_id WHERE l.out_id = old.id
      UNION SELECT t.booked_on FROM transfer_link l JOIN bank_transaction t ON t.id = l.out_id WHERE l.in_id = old.id
    ON CONFLICT DO NOTHING;
  DELETE FROM transfer_link WHERE out_id = old.id AND is_by_person = 0;
  DELETE FROM transfer_link WHERE in_id = old.id AND is_by_person = 0;
END;

-- A person's word, or its taking back.
CREATE TRIGGER transfer_link_said AFTER INSERT ON transfer_link WHEN new.is_by_person = 1 BEGIN
  INSERT INTO transfer_day (day) SELECT booked_on FROM bank_transaction WHERE id IN (new.out_id, new.in_id)
    ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER transfer_link_said_otherwise AFTER UPDATE ON transfer_link
WHEN old.is_by_person = 1 OR new.is_by_person = 1 BEGIN
  INSERT INTO transfer_day (day)
    SELECT booked_on FROM bank_transaction WHERE id IN (old.out_id, old.in_id, new.out_id, new.in_id)
    ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER transfer_link_unsaid AFTER DELETE ON transfer_link WHEN old.is_by_person = 1 BEGIN
  INSERT INTO transfer_day (day) SELECT booked_on FROM bank_transaction WHERE id IN (old.out_id, old.in_id)
    ON CONFLICT DO NOTHING;
END;

-- Only a person's word is traced: the rest follows from the rows.
CREATE TRIGGER transfer_link_traced_insert AFTER INSERT ON transfer_link
WHEN new.is_by_person = 1 AND (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), new.out_account_id, new.out_id, 'transfer_link', 'insert',
      json_object('id', new.id),
      NULL);
END;
CREATE TRIGGER transfer_link_traced_update AFTER UPDATE ON transfer_link
WHEN (old.is_by_person = 1 OR new.is_by_person = 1) AND (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.out_account_id, old.out_id, 'transfer_link', 'update',
      json_object('id', new.id),
      json_object('id', old.id, 'out_account_id', old.out_account_id, 'in_account_id', old.in_account_id, 'out_id', old.out_id, 'in_id', old.in_id, 'state', old.state, 'is_by_person', old.is_by_person, 'reason', old.reason, 'confidence', old.confidence, 'evidence', old.evidence, 'rate', old.rate, 'at', old.at));
END;
CREATE TRIGGER transfer_link_traced_delete AFTER DELETE ON transfer_link
WHEN old.is_by_person = 1 AND (SELECT is_traced FROM journal_now) = 1 BEGIN
  INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key, before)
    VALUES ((SELECT entry_id FROM journal_now), old.out_account_id, old.out_id, 'transfer_link', 'delete',
      json_object('id', old.id),
      json_object('id', old.id, 'out_account_id', old.out_account_id, 'in_account_id', old.in_account_id, 'out_id', old.out_id, 'in_id', old.in_id, 'state', old.state, 'is_by_person', old.is_by_person, 'reason', old.reason, 'confidence', old.confidence, 'evidence', old.evidence, 'rate', old.rate, 'at', old.at));
END;
