import { rm } from 'node:fs/promises';
import { UserError } from '../../../errors';
import { plainLine } from '../../../lines';
import { textOf, type Action, type ActionContext } from '../../action';
import type { StepInput } from '../../plan';
import type { Rehearsal, RehearsalOutcome } from '../../rehearsal';
import { rehearsalReport } from '../../rehearsalReport';
import { compareDatabases, notComparedDatabases } from '../databases/compare';
import { isReadable, readDatabases } from '../databases/read';
import type { DatabaseReading } from '../databases/reading';
import { serversOf } from '../databases/servers';
import { endMarked, markedAs } from '../rehearsal/marked';
import { record, recordOf } from '../rehearsal/record';
import { endWatch, watchLocks } from '../rehearsal/watchLocks';
import { writeWhole } from '../store';
import type { LocalTools } from './context';
import { containersOf, linesOf, projectLabel } from './labelled';

/** Notes that a command is going to be run, and which snapshot leads back. Input: `rehearsal`. Undo forgets it. */
export function openRehearsal({ store }: LocalTools): Action {
  return {
    run: (input) => record(store, rehearsalOf(input)),
    undo: (input) => rm(store.rehearsal(rehearsalOf(input).owner).entry, { force: true }),
  };
}

/**
 * Runs a command in a container, and notes how long it took, how it ended and what became of the databases; a command that fails is an
 * outcome. Input: `rehearsal`, `project`. Undo ends what still runs of it: the data stays for somebody to look at, or to rewind.
 * @param commands for `sh`, by the ids of rehearsals: inputs can't hold them
 */
export function rehearse(tools: LocalTools, commands: ReadonlyMap<string, string>): Action {
  return {
    async run(input, context) {
      const rehearsal = rehearsalOf(input);
      const command = commands.get(rehearsal.id);
      if (command === undefined) throw new UserError('The command is not known any more.', 'Plan the rehearsal again.');
      const project = textOf(input, 'project');
      context.detail('Reading schema and numbers of rows');
      const { report } = tools.store.rehearsal(rehearsal.owner);
      const seen = await observed(tools, { ...rehearsal, project, command }, context);
      const ended = { ...rehearsal, outcome: { ...seen, report } };
      await writeWhole(report, rehearsalReport(ended));
      await recordOf(tools.store, rehearsal, () => ended);
    },
    async undo(input) {
      const { id } = rehearsalOf(input);
      const containers = await containersOf(tools, textOf(input, 'project'));
      await Promise.all(
        containers.flatMap((container) => [
          endWatch(tools.docker, container, id),
          endMarked(tools.docker, container, id, 'all'),
        ]),
      );
    },
  };
}

/** Notes what was chosen. Input: `id`, `owner`, `answer`. */
export function answerRehearsal({ store }: LocalTools): Action {
  const of = (input: StepInput) => ({ id: textOf(input, 'id'), owner: textOf(input, 'owner') });
  return {
    run: (input) =>
      recordOf(store, of(input), (it) => ({
        ...it,
        answer: textOf(input, 'answer') === 'rewound' ? 'rewound' : 'kept',
      })),
    undo: (input) => recordOf(store, of(input), (it) => ({ ...it, answer: undefined })),
  };
}

interface Running {
  readonly id: string;
  readonly project: string;
  readonly service: string;
  readonly command: string;
}

async function observed(
  tools: LocalTools,
  running: Running,
  context: ActionContext,
): Promise<Omit<RehearsalOutcome, 'report'>> {
  const { docker } = tools;
  const { signal, detail } = context;
  const { id, project } = running;
  const [before, servers] = await Promise.all([
    readDatabases(docker, project, { signal }),
    serversOf(docker, project, signal),
  ]);
  const watches = await Promise.all(
    servers.filter(isReadable).map((server) => {
      const databases = databasesOf(before, server.service);
      return watchLocks(tools, server, { databases, id, signal });
    }),
  );
  const ran = await run(tools, running, context);
  const locks = await Promise.all(watches.map((watch) => watch.end()));
  detail('Reading schema and numbers of rows again');
  const after = await readDatabases(docker, project, { signal });
  return {
    ...ran,
    changes: compareDatabases(before, after),
    notCompared: notComparedDatabases(before, after, ['the time before', 'the time after']),
    locks,
  };
}

function databasesOf({ servers }: DatabaseReading, service: string): string[] {
  const server = servers.find((it) => it.service === service);
  return server?.state === 'read' ? server.databases.map(({ name }) => name) : [];
}

/** The command is one argument of the container's own shell, and never read by one of ours; no log holds it. */
async function run(
  { exec, docker, log }: LocalTools,
  { id, project, service, command }: Running,
  { signal, detail }: ActionContext,
): Promise<Pick<RehearsalOutcome, 'exitCode' | 'milliseconds'>> {
  const own = [projectLabel(project), `com.docker.compose.service=${service}`, 'com.docker.compose.oneoff=False'];
  const filters = [...own.map((label) => `label=${label}`), 'status=running'].flatMap((it) => ['--filter', it]);
  const [container] = linesOf(await docker.run(['ps', '--quiet', '--no-trunc', ...filters], { signal }));
  if (container === undefined) throw new UserError(`${service} does not run any more.`, 'Start it and try again.');
  const args = ['exec', ...markedAs(id), container, 'sh', '-c'];
  log(`docker ${args.join(' ')} …`);
  const started = performance.now();
  const onLine = (line: string) => detail(plainLine(line));
  const { code } = await exec('docker', [...args, command], { signal, onLine, linesOnly: true });
  return { exitCode: code, milliseconds: Math.round(performance.now() - started) };
}

function rehearsalOf(input: StepInput): Rehearsal {
  return input['rehearsal'] as unknown as Rehearsal;
}
