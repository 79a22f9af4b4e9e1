-- Amounts are integers of the account currency's minor units; dates are local calendar dates (YYYY-MM-DD);
-- instants are UTC ISO 8601. No secret is ever in this file: those live in the keychain.

CREATE TABLE connection (
  id                   TEXT PRIMARY KEY,
  system               TEXT NOT NULL,
  name                 TEXT NOT NULL,
  status               TEXT NOT NULL CHECK (status IN ('new', 'ready', 'needs-login', 'disconnected')),
  settings             TEXT NOT NULL,              -- JSON of the bank's own settings
  created_at           TEXT NOT NULL,
  synced_at            TEXT,                       -- end of the last good sync
  last_failure         TEXT,                       -- JSON of a Failure; NULL after a good sync
  consent_idle_ends_at TEXT,
  consent_ends_at      TEXT,
  history_from         TEXT,                       -- oldest day wanted; NULL: as far as the bank gives
  has_chosen_accounts  INTEGER NOT NULL DEFAULT 0  -- 1: the person has said which accounts to follow
) STRICT;

CREATE TABLE account (
  id                 TEXT PRIMARY KEY,
  connection_id      TEXT REFERENCES connection (id) ON DELETE CASCADE, -- NULL: known from files alone
  bank_key           TEXT NOT NULL,
  kind               TEXT NOT NULL,
  bank_name          TEXT NOT NULL,
  own_name           TEXT,
  number             TEXT,
  iban               TEXT,
  currency           TEXT NOT NULL,
  booked_minor       INTEGER,
  available_minor    INTEGER,
  credit_limit_minor INTEGER,
  balance_at         TEXT,
  is_chosen          INTEGER NOT NULL DEFAULT 0,
  is_counted         INTEGER NOT NULL DEFAULT 1,
  is_closed          INTEGER NOT NULL DEFAULT 0,   -- closed, or no longer in the bank's list
  cards              TEXT NOT NULL DEFAULT '[]',   -- JSON of BankCards
  stated_minor       INTEGER,                      -- of a file account: the balance a file or the person stated,
  stated_on          TEXT,                         -- and the day at whose end it was; booked_minor follows from it
  history_cursor     TEXT,                         -- where reading backwards goes on; NULL before the first page
  is_history_done    INTEGER NOT NULL DEFAULT 0,
  read_through       TEXT,                         -- last day up to which recent rows were read completely
  raw                TEXT NOT NULL,
  UNIQUE (connection_id, bank_key)
) STRICT;
CREATE INDEX account_number ON account (number);

CREATE TABLE sync_run (
  id                  INTEGER PRIMARY KEY,
  connection_id       TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  started_at          TEXT NOT NULL,
  finished_at         TEXT,                        -- NULL: running, or killed
  added               INTEGER NOT NULL DEFAULT 0,
  changed             INTEGER NOT NULL DEFAULT 0,
  pending             INTEGER NOT NULL DEFAULT 0,
  is_partial          INTEGER NOT NULL DEFAULT 0,
  is_history_complete INTEGER NOT NULL DEFAULT 0,
  failure             TEXT                         -- JSON of a Failure
) STRICT;
CREATE INDEX sync_run_connection ON sync_run (connection_id, id);

-- What the bank said the balance was, each time it said so.
CREATE TABLE balance_reading (
  account_id      TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  read_at         TEXT NOT NULL,
  booked_minor    INTEGER,
  available_minor INTEGER,
  PRIMARY KEY (account_id, read_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE bank_transaction (
  id                   INTEGER PRIMARY KEY,
  account_id           TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  identity             TEXT NOT NULL,              -- 'id:' + the bank's lasting id, or 'content:' + hash + '#' + occurrence
  booked_on            TEXT NOT NULL,
  value_on             TEXT,
  purchased_on         TEXT,
  minor                INTEGER NOT NULL,
  original_minor       INTEGER,
  original_currency    TEXT,
  rate                 TEXT,
  text                 TEXT NOT NULL,
  bank_text            TEXT NOT NULL,
  counterparty         TEXT,
  counterparty_account TEXT,
  message              TEXT,
  type_code            TEXT,
  type_text            TEXT,
  bank_ref             TEXT,
  balance_after_minor  INTEGER,                    -- as the bank or a file says it: evidence, never computed
  is_from_bank         INTEGER NOT NULL DEFAULT 1 CHECK (is_from_bank IN (0, 1)), -- 0: only files told of it so far
  file_format          TEXT,                       -- of the file whose words these are; NULL: the bank's
  is_own_transfer      INTEGER NOT NULL DEFAULT 0 CHECK (is_own_transfer IN (0, 1)),
  search_text          TEXT NOT NULL,              -- folded text, counterparty, message and numbers: see store/fold.ts
  first_seen_at        TEXT NOT NULL,
  changed_at           TEXT NOT NULL,
  raw                  TEXT NOT NULL,              -- the bank's own row, JSON
  UNIQUE (account_id, identity)
) STRICT;
CREATE INDEX bank_transaction_day ON bank_transaction (booked_on, id);
-- Everything a filter, a sum or a search asks of a row, without its wide columns: a search for words reads this index from
-- end to end (instr on search_text; 16 ms for 100,000 rows, measured 2026-11). A trigram index would answer no faster at
-- that size, cost three times the whole insert, and could not find words of one or two letters.
CREATE INDEX bank_transaction_account_day
  ON bank_transaction (account_id, booked_on, id, minor, search_text);
CREATE INDEX bank_transaction_counterparty ON bank_transaction (counterparty_account)
  WHERE counterparty_account IS NOT NULL;
CREATE INDEX bank_transaction_own ON bank_transaction (id) WHERE is_own_transfer = 1;

-- Every identity a row ever had before the one it has now: a bank that reissues ids doubles nothing.
CREATE TABLE former_identity (
  account_id     TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  identity       TEXT NOT NULL,
  transaction_id INTEGER NOT NULL REFERENCES bank_transaction (id) ON DELETE CASCADE,
  PRIMARY KEY (account_id, identity)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_identity_transaction ON former_identity (transaction_id);

-- Not in the ledger: replaced as a whole, a connection's account at a time, by each complete answer.
CREATE TABLE pending_transaction (
  id                   INTEGER PRIMARY KEY,
  account_id           TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  booked_on            TEXT NOT NULL,
  value_on             TEXT,
  purchased_on         TEXT,
  minor                INTEGER NOT NULL,
  original_minor       INTEGER,
  original_currency    TEXT,
  rate                 TEXT,
  text                 TEXT NOT NULL,
  bank_text            TEXT NOT NULL,
  counterparty         TEXT,
  counterparty_account TEXT,
  message              TEXT,
  type_code            TEXT,
  type_text            TEXT,
  bank_ref             TEXT,
  balance_after_minor  INTEGER,
  search_text          TEXT NOT NULL,
  first_seen_at        TEXT NOT NULL,
  changed_at           TEXT NOT NULL,
  raw                  TEXT NOT NULL
) STRICT;
CREATE INDEX pending_transaction_account ON pending_transaction (account_id, booked_on, id);

-- The sums of a day, kept by the triggers below in the same write as the rows, so that charts, monthly flows and totals of
-- ten years read days, not rows. Money out is minor - in_minor; own transfers are part of all three.
CREATE TABLE account_day (
  account_id    TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  day           TEXT NOT NULL,
  minor         INTEGER NOT NULL,
  count         INTEGER NOT NULL,
  in_minor      INTEGER NOT NULL,                  -- sum of the positive rows
  own_in_minor  INTEGER NOT NULL,                  -- the part of in_minor that came from an own account
  own_out_minor INTEGER NOT NULL,                  -- negative or zero: what left for an own account
  PRIMARY KEY (account_id, day)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER bank_transaction_added AFTER INSERT ON bank_transaction BEGIN
  INSERT INTO account_day (account_id, day, minor, count, in_minor, own_in_minor, own_out_minor)
    VALUES (new.account_id, new.booked_on, new.minor, 1, max(new.minor, 0),
            new.is_own_transfer * max(new.minor, 0), new.is_own_transfer * min(new.minor, 0))
    ON CONFLICT (account_id, day) DO UPDATE SET minor = minor + excluded.minor, count = count + 1,
      in_minor = in_minor + excluded.in_minor, own_in_minor = own_in_minor + excluded.own_in_minor,
      own_out_minor = own_out_minor + excluded.own_out_minor;
END;
CREATE TRIGGER bank_transaction_removed AFTER DELETE ON bank_transaction BEGIN
  UPDATE account_day SET minor = minor - old.minor, count = count - 1, in_minor = in_minor - max(old.minor, 0),
      own_in_minor = own_in_minor - old.is_own_transfer * max(old.minor, 0),
      own_out_minor = own_out_minor - old.is_own_transfer * min(old.minor, 0)
    WHERE account_id = old.account_id AND day = old.booked_on;
END;
CREATE TRIGGER bank_transaction_moved AFTER UPDATE OF account_id, booked_on, minor, is_own_transfer ON bank_transaction
WHEN old.account_id <> new.account_id OR old.booked_on <> new.booked_on OR old.minor <> new.minor
  OR old.is_own_transfer <> new.is_own_transfer BEGIN
  UPDATE account_day SET minor = minor - old.minor, count = count - 1, in_minor = in_minor - max(old.minor, 0),
      own_in_minor = own_in_minor - old.is_own_transfer * max(old.minor, 0),
      own_out_minor = own_out_minor - old.is_own_transfer * min(old.minor, 0)
    WHERE account_id = old.account_id AND day = old.booked_on;
  INSERT INTO account_day (account_id, day, minor, count, in_minor, own_in_minor, own_out_minor)
    VALUES (new.account_id, new.booked_on, new.minor, 1, max(new.minor, 0),
            new.is_own_transfer * max(new.minor, 0), new.is_own_transfer * min(new.minor, 0))
    ON CONFLICT (account_id, day) DO UPDATE SET minor = minor + excluded.minor, count = count + 1,
      in_minor = in_minor + excluded.in_minor, own_in_minor = own_in_minor + excluded.own_in_minor,
      own_out_minor = own_out_minor + excluded.own_out_minor;
END;

-- A file that was taken in, and what it said: taking it back removes the rows nobody else told of.
CREATE TABLE import_file (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  file_name   TEXT NOT NULL,
  format      TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  sha256      TEXT NOT NULL,                       -- of its bytes
  is_finished INTEGER NOT NULL DEFAULT 0 CHECK (is_finished IN (0, 1)) -- 0: being taken in or back; a killed process's is taken back
) STRICT;
CREATE TABLE import_row (
  import_id      INTEGER NOT NULL REFERENCES import_file (id) ON DELETE CASCADE,
  transaction_id INTEGER NOT NULL REFERENCES bank_transaction (id) ON DELETE CASCADE,
  PRIMARY KEY (import_id, transaction_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_row_transaction ON import_row (transaction_id);
CREATE TABLE import_account (
  import_id    INTEGER NOT NULL REFERENCES import_file (id) ON DELETE CASCADE,
  account_id   TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  first_day    TEXT,                               -- of its rows; NULL: it had none
  last_day     TEXT,
  added        INTEGER NOT NULL,                   -- rows nobody had told of before, and rows that were there already
  known        INTEGER NOT NULL,
  stated_minor INTEGER,                            -- the balance it states, or the person did with it,
  stated_on    TEXT,                               -- and the day at whose end it was
  PRIMARY KEY (import_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_account_account ON import_account (account_id, stated_on);

-- Waiting to move, as the bank said last; replaced as a whole, an account at a time.
CREATE TABLE upcoming_payment (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id   TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  kind         TEXT NOT NULL CHECK (kind IN ('payment', 'standing-order', 'invoice')),
  due_on       TEXT NOT NULL,
  minor        INTEGER NOT NULL,
  text         TEXT NOT NULL,
  counterparty TEXT,
  raw          TEXT NOT NULL
) STRICT;
CREATE INDEX upcoming_payment_account ON upcoming_payment (account_id, due_on);

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL                              -- JSON
) STRICT, WITHOUT ROWID;

-- Calls a bank's host has had of us, so that a restart does not forget them.
CREATE TABLE call_budget (
  host   TEXT PRIMARY KEY,
  record TEXT NOT NULL                             -- JSON of a BudgetRecord
) STRICT, WITHOUT ROWID;
