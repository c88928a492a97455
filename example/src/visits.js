import { createClient } from 'redis';
import { cache } from './config.js';

const client = cache && createClient({ socket: { host: cache.host, port: cache.port } });
client?.on('error', (error) => console.error(`Cache: ${error.message}`));
await client?.connect();

/** Counts one visit and returns how many there were; undefined where no cache is configured. */
export async function countVisit() {
  return client?.incr('visits');
}
