import { realpath } from 'node:fs/promises';
import { diskFiles } from '../../../diskFiles';
import { loadProject } from '../../../loadProject';
import type { Project } from '../../../project';
import { asScalar, valueAt } from '../../../yaml';
import type { ApplicationHook, Rehearsable } from '../../rehearsal';
import { rehearsedHooks } from '../../rehearsal';
import type { LocalDataOwner } from '../dataOwner';
import { projectFolder, type PlanContext } from '../planContext';

/** What can be rehearsed in an environment as it is now: the hooks that its own files declare, in the containers that run. */
export async function rehearsable(context: PlanContext, owner: LocalDataOwner): Promise<Rehearsable> {
  const root = owner.environment?.worktree ?? (await realpath(context.repository.root));
  const [project, services] = await Promise.all([
    loadProject(diskFiles(projectFolder(context, root)), context.settings),
    runningServices(context, owner.project),
  ]);
  const hooks = hooksOf(project).map((hook): ApplicationHook => {
    const service = serviceOf(project, hook.application, services);
    return { ...hook, ...(service === undefined ? {} : { service }) };
  });
  const [service, ...others] = new Set(
    project.manifest.applications.flatMap(({ name }) => serviceOf(project, name, services) ?? []),
  );
  return { services, hooks, ...(service === undefined || others.length > 0 ? {} : { service }) };
}

async function runningServices({ tools: { docker } }: PlanContext, project: string): Promise<string[]> {
  const filters = [`label=com.docker.compose.project=${project}`, 'label=com.docker.compose.oneoff=False'];
  const format = '{{.Label "com.docker.compose.service"}}';
  const options = [...filters, 'status=running'].flatMap((filter) => ['--filter', filter]);
  const printed = await docker.run(['ps', ...options, '--format', format]);
  return [...new Set(printed.split('\n').filter(Boolean))].sort();
}

function hooksOf({ manifest }: Project): Omit<ApplicationHook, 'service'>[] {
  return manifest.applications.flatMap(({ name, node }) =>
    rehearsedHooks.flatMap((hook) => {
      const command = asScalar(valueAt(node, ['hooks', hook]))?.text ?? '';
      return command.trim() === '' ? [] : [{ application: name, hook, command }];
    }),
  );
}

/** The running container of an application: the one that has its name or serves it, else the only one. */
function serviceOf({ comparison }: Project, application: string, running: readonly string[]): string | undefined {
  const match = [...comparison.applications, ...comparison.applicationKinds].find(
    ({ declared }) => declared.name === application,
  );
  const containers = (match?.containers ?? []).filter(({ name }) => running.includes(name));
  const found =
    containers.find(({ name }) => name === application) ??
    containers.find(({ serves }) => serves) ??
    (containers.length === 1 ? containers[0] : undefined);
  return found?.name ?? running.find((name) => name === application);
}
