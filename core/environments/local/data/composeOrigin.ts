import { UserError } from '../../../errors';
import type { Docker } from '../docker';

/** What Docker Compose made a project from. */
export interface ComposeOrigin {
  readonly folder: string;
  readonly files: readonly string[];
}

/** Where the containers of a project say that they come from. Throws a `UserError` where they do not, or not all the same. */
export async function composeOrigin(docker: Docker, project: string): Promise<ComposeOrigin> {
  const label = (name: string) => `{{.Label "com.docker.compose.project.${name}"}}`;
  const filter = `label=com.docker.compose.project=${project}`;
  const format = `${label('working_dir')}\t${label('config_files')}`;
  const listed = await docker.run(['ps', '--all', '--filter', filter, '--format', format]);
  const origins = [...new Set(listed.split('\n').filter((line) => line !== ''))];
  const [folder = '', files = ''] = origins[0]?.split('\t') ?? [];
  if (origins.length !== 1 || folder === '' || !files.split(',').every((file) => file.startsWith('/')))
    throw new UserError(
      `It is not known which Compose files the containers of ${project} were made from.`,
      'Run "docker compose up --detach --force-recreate" in the folder of the files, and try again.',
    );
  return { folder, files: files.split(',') };
}
