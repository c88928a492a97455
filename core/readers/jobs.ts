import type { ComposeProject, ComposeService } from '../compose/compose';
import { commandText } from './commandText';

/** Programs that talk to a service instead of being one. */
const clients =
  /(?:^|[\s/;&|'"(])(?:kafka-topics(?:\.sh)?|mongosh?|mongo(?:import|restore|dump)|psql|pg_(?:dump|dumpall|restore|isready)|mysql(?:dump|admin|import)?|mariadb(?:-dump|-admin)?|redis-cli|valkey-cli|rabbitmqadmin)(?=\s|$)/;

const servers =
  /docker-entrypoint|mysqld(?!ump)|mariadbd|mongod(?=\s|$)|redis-server|valkey-server|rabbitmq-server|kafka-server-start/;

/**
 * The Compose services that do something with a service and end: those that others wait for until they have completed, and those that
 * run a client after others have started, or once. They may have the image of what they work on, and stand for nothing in production.
 */
export function oneOffJobs({ services }: ComposeProject): ReadonlySet<string> {
  const awaited = services.flatMap(({ dependsOn }) =>
    dependsOn.filter(({ condition }) => condition === 'service_completed_successfully').map(({ name }) => name),
  );
  return new Set([...awaited, ...services.filter(ends).map(({ name }) => name)]);
}

function ends({ restart, command, entrypoint, dependsOn }: ComposeService): boolean {
  const own = `${commandText(entrypoint)} ${commandText(command)}`;
  return (restart?.value === 'no' || dependsOn.length > 0) && clients.test(own) && !servers.test(own);
}
