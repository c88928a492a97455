import type { EnvironmentModel } from '../core/model';
import type { Project } from '../core/project';
import { looksSecret, mask, withoutPasswords } from '../core/secrets';
import type { Span } from '../core/text';
import { linesOf } from './checkFolder';

/**
 * The models of a project's places as plain data (docs/model.schema.json): a fact is known, absent or unknown; `source` says where it
 * stands; values that look secret are masked.
 */
export function modelsAsData(project: Project, source: string | undefined): unknown[] {
  const models = [project.declared, ...project.comparisons.map(({ local }) => local)];
  const wanted = models.filter(({ place }) => source === undefined || place.id === source);
  const plain = plainer(project);
  return wanted.map(({ place, ...model }: EnvironmentModel) => ({ place: place.id, ...(plain(model) as object) }));
}

/** Makes data of values: offsets become lines, secrets are masked. */
function plainer(project: Project): (value: unknown) => unknown {
  const rangeOf = linesOf(project);
  const plain = (value: unknown): unknown => {
    if (typeof value === 'string') return withoutPasswords(value);
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    if (isSource(value)) return { file: value.file, range: rangeOf(value) };
    const entries = Object.entries(hidden(value)).filter(([, it]) => it !== undefined);
    return Object.fromEntries(entries.map(([key, it]) => [key, plain(it)]));
  };
  return plain;
}

function isSource(value: object): value is { readonly file: string; readonly span: Span } {
  return 'file' in value && 'span' in value && typeof value.file === 'string';
}

/** A thing with the name of a secret keeps its place and loses its value. */
function hidden(value: object): object {
  if (!('name' in value && 'value' in value && typeof value.name === 'string' && looksSecret(value.name))) return value;
  return { ...value, value: masked(value.value) };
}

function masked(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) return 'value' in value ? { ...value, value: mask } : value;
  return value === undefined ? undefined : mask;
}
