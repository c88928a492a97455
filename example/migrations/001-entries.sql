CREATE TABLE entries (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (name <> ''),
  message text NOT NULL CHECK (message <> ''),
  written_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX entries_by_time ON entries (written_at DESC);
