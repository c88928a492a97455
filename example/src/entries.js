import { pool } from './database.js';

/** The newest entries; with words to look for, those that contain all of them. */
export async function listEntries(words = '') {
  const matching = words ? `WHERE to_tsvector('simple', name || ' ' || message) @@ plainto_tsquery('simple', $1)` : '';
  const text = `SELECT name, message, written_at FROM entries ${matching} ORDER BY written_at DESC LIMIT 50`;
  const { rows } = await pool.query(text, words ? [words] : []);
  return rows;
}

export async function addEntry(name, message) {
  await pool.query('INSERT INTO entries (name, message) VALUES ($1, $2)', [name, message]);
}

export async function databaseVersion() {
  const { rows } = await pool.query('SHOW server_version');
  return rows[0].server_version;
}
