import { readdir, readFile } from 'node:fs/promises';
import { pool } from './database.js';

const folder = new URL('../migrations/', import.meta.url);

/** Runs the migrations that have not run yet, each in a transaction, one process at a time. */
async function migrate(client) {
  await client.query('CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY)');
  const { rows } = await client.query('SELECT name FROM migrations');
  const done = new Set(rows.map((row) => row.name));
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  for (const name of names.filter((it) => !done.has(it))) {
    await client.query('BEGIN');
    await client.query(await readFile(new URL(name, folder), 'utf8'));
    await client.query('INSERT INTO migrations (name) VALUES ($1)', [name]);
    await client.query('COMMIT');
    console.log(`Migrated: ${name}`);
  }
}

const client = await pool.connect();
try {
  await client.query('SELECT pg_advisory_lock(1)');
  await migrate(client);
} finally {
  client.release(true);
  await pool.end();
}
