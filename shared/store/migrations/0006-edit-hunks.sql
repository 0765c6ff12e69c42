-- Where in its file an edit changed lines: what a page needs to say why each place changed.
ALTER TABLE edits ADD COLUMN hunks jsonb NOT NULL DEFAULT '[]';
