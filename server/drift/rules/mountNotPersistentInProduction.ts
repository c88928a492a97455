import { keptOnlyLocally, type LocalFolder, type MountedContainer, type MountSides } from '../../../core/drift/mounts';
import type { Project } from '../../../core/project';
import type { Finding, Rule } from '../../problem';
import { addMountFix } from '../addMountFix';

export const mountNotPersistentInProduction: Rule<Project> = {
  code: 'mount-not-persistent-in-production',
  severity: 'warning',
  summary: 'A container keeps data in a folder for which the manifest has no mount',
  explanation:
    'In production the code is read-only, and each deployment brings a new container: only mounts can be written to and are kept. Looked at are named volumes, and folders of this machine whose names tell of uploads, inside of the application’s folder in its container (where the project is bound to, `working_dir`, or `WORKDIR`). Dependencies, caches, logs, sockets, files, builds and the code itself are never reported, nor the file of a database where the application has services in production.',
  basis: '`volumes` of the containers against `mounts` of the applications (section 1.7)',
  *check(project) {
    for (const sides of project.mounts)
      for (const folder of keptOnlyLocally(sides)) yield* findings(project, sides, folder);
  },
};

function findings(project: Project, { declared }: MountSides, folder: LocalFolder & MountedContainer): Finding[] {
  const { path, mount, service } = folder;
  const fix = addMountFix(project, declared.name, path);
  const shared = {
    subject: { kind: 'application' as const, name: declared.name },
    about: path,
    fixes: fix ? [fix] : [],
  };
  return [
    {
      ...shared,
      source: mount.source,
      message: `${path} is kept here, and production keeps nothing there: ${declared.name} has no mount for it`,
      related: [{ source: declared.source, message: `The mounts of ${declared.name}` }],
    },
    {
      ...shared,
      source: declared.source,
      message: `${declared.name} has no mount for ${path}, which ${service.name} keeps locally (${mount.source.file})`,
      related: [{ source: mount.source, message: `${service.name} keeps ${path}` }],
    },
  ];
}
