-- A connection that is being deleted with its data is gone for everybody from the first moment; its rows go in small steps.
ALTER TABLE connection ADD COLUMN is_going INTEGER NOT NULL DEFAULT 0 CHECK (is_going IN (0, 1));
