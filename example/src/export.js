import { mkdir, writeFile } from 'node:fs/promises';
import { pool } from './database.js';

const folder = new URL('../exports/', import.meta.url);

const { rows } = await pool.query('SELECT name, message, written_at FROM entries ORDER BY id');
await mkdir(folder, { recursive: true });
await writeFile(new URL('entries.json', folder), JSON.stringify(rows, undefined, 2));
await pool.end();
console.log(`Exported ${rows.length} entries to exports/entries.json`);
