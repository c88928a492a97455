import type { InitializationOptions } from '../core/protocol';
import type { Project } from '../core/project';
import type { ProjectPath } from '../core/workspace';
import type { Client } from './capabilities';
import { complete as completeManifest, type Completion } from './manifest/completion';
import type { Positions } from './positions';
import { complete as completeSettings } from './settings/completion';

const kinds = { key: 10, value: 12, name: 18, snippet: 15, variable: 6 } as const;

/** Shows what can be written after the key that was just completed. */
const suggestAgain = { title: 'Suggest', command: 'editor.action.triggerSuggest' };

/** What can be written at an offset of a manifest file or of the project's settings. */
export function completionsAt(project: Project, file: ProjectPath, offset: number): Completion[] {
  return [...completeManifest(project, file, offset), ...completeSettings(project, file, offset)];
}

/** A completion as the protocol says it. Its lines bring their own indentation. */
export function completionItem(
  completion: Completion,
  positions: Positions,
  client: Client,
  { extension = false }: InitializationOptions,
) {
  const { label, kind, detail, documentation, sortText } = completion;
  return {
    label,
    kind: kinds[kind],
    ...(detail !== undefined && { detail }),
    ...(documentation !== undefined && { documentation: { kind: 'markdown' as const, value: documentation } }),
    ...(sortText !== undefined && { sortText }),
    ...(completion.deprecated && { tags: [1 as const] }),
    ...(extension && kind === 'key' && /\s$/.test(completion.insertText) && { command: suggestAgain }),
    insertTextMode: 1 as const,
    insertTextFormat: client.snippets ? (2 as const) : (1 as const),
    textEdit: {
      range: positions.range(completion.replace),
      newText: client.snippets ? completion.insertText : withoutPlaceholders(completion.insertText),
    },
  };
}

/** A snippet's text for clients without snippets: `${1:name}` is `name`, `$0` nothing, `\$` a dollar. */
export function withoutPlaceholders(snippet: string): string {
  const choices = snippet.replace(/\$\{\d+\|([^,|}]*)[^}]*\}/g, '$1');
  return choices.replace(
    /\$\{\d+:?([^}]*)\}|\$\d+|\\([\\$}])/g,
    (_, text: string | undefined, escaped: string | undefined) => text ?? escaped ?? '',
  );
}
