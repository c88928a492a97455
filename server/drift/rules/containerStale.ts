import type { ComposeService } from '../../../core/compose/compose';
import { staleParts } from '../../../core/drift/stale';
import type { Project } from '../../../core/project';
import { containersOf } from '../../../core/readers/running';
import type { Source } from '../../../core/text';
import type { Finding, Rule } from '../../problem';
import { listed } from '../words';

export const containerStale: Rule<Project> = {
  code: 'container-stale',
  severity: 'information',
  summary: 'A running container is older than what the Compose file says',
  explanation:
    'A container keeps the image, the variables, ports and mounts that it was created with: after a change of the file, or of a branch, the old ones still answer. Recreate it. Values that come from variables of the shell are not compared, and nothing is started or stopped for this. It is reported in trusted workspaces where Docker answers, and by `check --running`.',
  basis: 'Running containers, by the labels of Compose, against the Compose files',
  *check(project) {
    for (const { compose } of project.comparisons) {
      const containers = compose ? containersOf(project.observed.running ?? [], compose) : [];
      for (const service of compose?.services ?? []) {
        const container = containers.find((it) => it.service === service.name);
        const parts = container ? staleParts(service, container, (source) => textAt(project, source)) : [];
        const [first] = parts;
        if (first)
          yield {
            source: first.source,
            message: messageOf(service, listed(parts.map(({ has }) => has))),
            related: parts.slice(1).map(({ source, has }) => ({ source, message: `It runs with ${has}` })),
          } satisfies Finding;
      }
    }
  },
};

function messageOf({ name }: ComposeService, has: string): string {
  const command = /^[\w.-]+$/.test(name) ? `: recreate it with "docker compose up -d ${name}"` : ': recreate it';
  return `The container of ${name} still runs with ${has}${command}`;
}

function textAt(project: Project, { file, span }: Source): string {
  return project.text(file).slice(span.start, span.end);
}
