import { manifestSchema } from '../../core/manifest/schema/manifestSchema';
import { placeOf } from '../../core/manifest/schema/walk';
import type { Project } from '../../core/project';
import type { ProjectPath } from '../../core/workspace';
import { parseYamlText } from '../../core/yaml/documents';
import { contextAt } from './completionContext';
import { referenceValues } from './referenceValues';

/** The two parts of `service:endpoint`, with what can stand in each. */
export interface Signature {
  readonly label: string;
  readonly documentation: string;
  /** In the label, and in Markdown what can stand there. */
  readonly parameters: readonly { readonly label: string; readonly documentation: string }[];
  /** The part that the cursor is in. */
  readonly active: number;
}

/** Helps where a relationship or the upstream of a route is written as one text. */
export function signature(project: Project, file: ProjectPath, offset: number): Signature | undefined {
  if (!project.manifest.files.some(({ path }) => path === file)) return undefined;
  const text = project.text(file);
  const context = contextAt(text, offset);
  if (context?.expects !== 'value') return undefined;
  const { root } = parseYamlText(context.mended);
  const reference = placeOf(root, context.path, manifestSchema)?.schema.reference;
  if (reference !== 'relationship' && reference !== 'upstream') return undefined;
  const found = referenceValues(project, reference, { path: context.path, root, word: context.word });
  const written = text.slice(context.replace.start, offset);
  return describe(
    found.map(({ label }) => label.split(':')),
    written,
    reference === 'relationship' ? 'service' : 'application',
  );
}

function describe(targets: readonly string[][], written: string, what: string): Signature {
  const [name = ''] = written.split(':');
  const names = [...new Set(targets.map(([target = '']) => target))];
  const endpoints = targets.flatMap(([target, endpoint]) =>
    target === name && endpoint !== undefined ? endpoint : [],
  );
  return {
    label: `${what}:endpoint`,
    documentation: what === 'service' ? 'What the application reaches' : 'What answers the requests',
    parameters: [
      { label: what, documentation: names.length > 0 ? listed(names) : 'The manifest has none yet' },
      {
        label: 'endpoint',
        documentation: endpoints.length > 0 ? `${listed(endpoints)} of \`${name}\`` : 'How it is reached',
      },
    ],
    active: written.includes(':') ? 1 : 0,
  };
}

function listed(names: readonly string[]): string {
  return names.map((it) => `\`${it}\``).join(', ');
}
