import type { Project } from '../../core/project';
import { addToYaml } from '../../core/yaml/add';
import type { Fix } from '../problem';
import { manifestPlace } from './manifestPath';

/**
 * Adds a mount to an application of the manifest. Never preferred: it changes production, and hides what the code has in that folder.
 * Undefined where the place for it is not a plain one.
 */
export function addMountFix(project: Project, application: string, path: string): Fix | undefined {
  const place = manifestPlace(project, 'applications', application);
  if (!place || /[^\w./-]/.test(path)) return undefined;
  // The older layout has no `storage`.
  const source = project.manifest.layout === 'older' ? 'local' : 'storage';
  const keys = [...place.path, 'mounts', `/${path}`];
  const edit = addToYaml(place.document, keys, { pair: ['source', source] });
  const title = `Add a mount for /${path} to the manifest`;
  return edit && { title, edits: [{ file: place.file, edits: [edit] }], preferred: false };
}
