import type { Setting } from '../model';
import type { Files } from '../workspace';
import { serverOption } from './serverOptions';
import type { ServerContainer } from './serviceConfiguration';

/** SQL engine → its option for the time zone (mariadb.com, dev.mysql.com: server system variables; postgresql.org: client connection defaults). */
const options: Readonly<Record<string, string>> = {
  mariadb: 'default-time-zone',
  'oracle-mysql': 'default-time-zone',
  postgresql: 'timezone',
};

/**
 * The time zone that a database is told in its command or configuration file, which wins over that of its machine. Undefined where it
 * is told none, or to take the machine's.
 */
export function databaseTimeZone(container: ServerContainer, files: Files): Setting | undefined {
  const option = Object.hasOwn(options, container.engine) ? options[container.engine] : undefined;
  const zone = option === undefined ? undefined : serverOption(container, option, files, /^[\w/:+-]+$/);
  return zone?.value.toUpperCase() === 'SYSTEM' ? undefined : zone;
}
