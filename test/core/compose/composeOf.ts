import { loadCompose } from '../../../core/compose/load';
import type { ComposeProject, ComposeService } from '../../../core/compose/compose';
import { defaultSettings, type Settings } from '../../../core/settings';
import { filesFrom } from '../../../core/workspace';
import { readFixture } from '../../fixture';

/** The Compose project that a drawing shows. */
export function composeOf(drawing: string, settings: Partial<Settings> = {}): ComposeProject {
  return loadCompose(filesFrom(readFixture(drawing).texts), { ...defaultSettings, ...settings });
}

/** The only service of a Compose file with these lines below its name. */
export function serviceOf(...lines: string[]): ComposeService {
  const body = lines.map((line) => `    ${line}\n`).join('');
  const [service] = composeOf(`#- /compose.yaml\nservices:\n  only:\n${body}`).services;
  if (!service) throw new Error('The drawing shows no service');
  return service;
}

/** Each service with its image, or what is written where that is not known. */
export function images(project: ComposeProject): Record<string, string | undefined> {
  return Object.fromEntries(project.services.map(({ name, image }) => [name, image?.value ?? image?.written]));
}
