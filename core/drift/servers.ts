import type { ApplicationModel, StartCommand } from '../model';
import { serversIn, type Server } from '../readers/servers';
import type { ApplicationMatch } from './drift';

export interface ServerDifference {
  readonly application: ApplicationModel;
  readonly container: ApplicationModel;
  readonly declared: Started;
  readonly local: Started;
}

interface Started {
  readonly server: Server;
  readonly source: StartCommand['source'];
}

/** Applications that a container serves with another server, or another script, than production does. */
export function serverDifferences(applications: readonly ApplicationMatch[]): ServerDifference[] {
  return applications.flatMap(({ declared, containers }) => {
    const want = declared.start;
    const wanted = serversIn(want?.command ?? '');
    const started = containers.flatMap((container) =>
      serversIn(container.start?.command ?? '').map((server) => ({ container, server, start: container.start })),
    );
    const [first] = started;
    const [server] = wanted;
    const several = new Set(started.map(({ container }) => container.name)).size > 1;
    if (!want || !server || !first?.start || several || !differ(wanted, started)) return [];
    return [
      {
        application: declared,
        container: first.container,
        declared: { server, source: want.source },
        local: { server: first.server, source: first.start.source },
      },
    ];
  });
}

/** A server and a script of the project may be the same: the script may start the server. */
function differ(wanted: readonly Server[], started: readonly { readonly server: Server }[]): boolean {
  return wanted.every((want) => started.every(({ server }) => isOther(want, server)));
}

function isOther(a: Server, b: Server): boolean {
  if (a.language !== b.language || (a.script === undefined) !== (b.script === undefined)) return false;
  return a.script === undefined ? a.title !== b.title : a.script !== b.script;
}
