-- When a connection is asked by itself, and what survives a restart of that.
ALTER TABLE connection ADD COLUMN is_paused INTEGER NOT NULL DEFAULT 0;        -- by the person: nothing runs by itself
ALTER TABLE connection ADD COLUMN failure_count INTEGER NOT NULL DEFAULT 0;    -- one after another; 0 after a good sync
ALTER TABLE connection ADD COLUMN next_try_at TEXT;                            -- drawn once, with its jitter; NULL: nothing drawn yet
ALTER TABLE connection ADD COLUMN last_calls INTEGER;                          -- what the last whole run took of the bank; NULL: not known
ALTER TABLE connection ADD COLUMN consent_told_for TEXT;                       -- the end of consent the person was told of, and how near it was
ALTER TABLE connection ADD COLUMN failure_told_for TEXT;                       -- the failure the person was told of, and since when
