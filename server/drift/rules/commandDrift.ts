import { serverDifferences, type ServerDifference } from '../../../core/drift/servers';
import { workerDifferences, type WorkerDifference } from '../../../core/drift/workers';
import type { Project } from '../../../core/project';
import type { Source } from '../../../core/text';
import type { Finding, Rule } from '../../problem';
import { listed } from '../words';

export const commandDrift: Rule<Project> = {
  code: 'command-drift',
  severity: 'warning',
  summary: 'A worker, or the server of an application, runs another program locally than in production',
  explanation:
    'What takes work from the queue or answers requests in production is then never tried locally, and the other way round. Compared are programs that are known to consume queues, and commands of the project’s own whose names say so, in a Compose service with the name of the worker or where each side has one consumer. Of servers, those with a command of their own are compared (gunicorn, uvicorn, Puma and the like), and the scripts that `node` is given, by their names. A development server in place of the real one is meant and never reported.',
  basis:
    '`commands.start` of the workers and of `web` against the commands of the Compose services and of their Dockerfiles',
  *check(project) {
    const { manifest, comparisons } = project;
    for (const { compose, applications } of comparisons)
      if (compose) for (const difference of serverDifferences(applications)) yield* checkServer(difference);
    const [compose, ...others] = comparisons.flatMap(({ compose }) => compose ?? []);
    if (!compose || others.length > 0 || compose.incomplete.length > 0) return;
    for (const difference of workerDifferences(manifest, compose)) yield* checkWorker(project, difference);
  },
};

function checkWorker(project: Project, { declared, local, because }: WorkerDifference): Finding[] {
  const production = programIn(project, declared.source, declared.programs);
  const here = programIn(project, local.source, local.programs);
  const subject = { kind: 'application' as const, name: declared.application };
  const [want, have] = [listed(declared.programs), listed(local.programs)];
  return [
    {
      subject,
      source: here,
      message: `${local.name} runs ${have}, the worker ${declared.name} runs ${want} in production`,
      related: [{ source: production, message: `${declared.name} runs ${want}` }],
    },
    {
      subject,
      source: production,
      message: `The worker ${declared.name} runs ${want}, its local counterpart runs ${have} (${local.name} in ${local.source.file})`,
      related: [{ source: here, message: `${local.name} runs ${have}: ${because}` }],
    },
  ];
}

/** Where the first program is named in a command; the whole command where it is known by other signs. */
function programIn(project: Project, command: Source, [program]: readonly string[]): Source {
  const { file, span } = command;
  const at = program === undefined ? -1 : project.text(file).slice(span.start, span.end).indexOf(program);
  if (program === undefined || at < 0) return command;
  return { file, span: { start: span.start + at, end: span.start + at + program.length } };
}

function checkServer({ application, container, declared, local }: ServerDifference): Finding[] {
  const subject = { kind: 'application' as const, name: application.name };
  const [want, have] = [declared.server.title, local.server.title];
  return [
    {
      severity: 'information',
      subject,
      source: local.source,
      message: `${container.name} is served by ${have}, ${application.name} by ${want} in production`,
      related: [{ source: declared.source, message: `${application.name} starts ${want}` }],
    },
    {
      severity: 'information',
      subject,
      source: declared.source,
      message: `${application.name} is served by ${want} in production, by ${have} locally (${container.name} in ${local.source.file})`,
      related: [{ source: local.source, message: `${container.name} starts ${have}` }],
    },
  ];
}
