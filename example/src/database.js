import pg from 'pg';
import { database } from './config.js';

if (!database) {
  console.error('The guestbook needs its database: set DATABASE_HOST, DATABASE_PORT, DATABASE_USERNAME, … and try again.');
  process.exit(1);
}

export const pool = new pg.Pool({
  host: database.host,
  port: database.port,
  user: database.username,
  password: database.password,
  database: database.path,
});

// A connection that breaks while idle is replaced at the next query; without a listener it would end the process.
pool.on('error', (error) => console.error(`Database: ${error.message}`));
