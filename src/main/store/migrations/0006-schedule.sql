-- When a connection is asked by itself, and what survives a restart of that.
ALTER TABLE connection ADD COLUMN is_paused INTEGER NOT NULL DEFAULT 0;        -- by the person: nothing runs by itself
ALTER TABLE connection ADD COLUMN failure_count INTEGER NOT NULL DEFAULT 0;    -- one after another; 0 after a good sync
ALTER TABLE connection ADD COLUMN next_try_at TEXT;                            -- back-off with its jitter; NULL: none
ALTER TABLE connection ADD COLUMN consent_told_for TEXT;                       -- the end of consent the person was told of
