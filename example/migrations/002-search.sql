CREATE INDEX entries_by_words ON entries USING gin (to_tsvector('simple', name || ' ' || message));
