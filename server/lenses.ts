import type { InitializationOptions } from '../core/protocol';
import type { ProjectPath } from '../core/workspace';
import { lens } from './drift/lens';
import { usedLenses } from './navigation/usedLens';
import type { ProjectView } from './projectView';

/**
 * The lenses of a file. One without a command is a text: the protocol says that with an empty command. Editors without our extension
 * have neither the commands that lenses run nor the icons in their titles.
 */
export function lensesOf(view: ProjectView, file: ProjectPath, { extension = false }: InitializationOptions) {
  const positions = view.positions(file);
  const standing = lens(view.project, file, view.differences)
    .filter(({ command }) => extension || !command?.startsWith('parity.'))
    .map(({ span, title, command = '' }) => ({ range: positions.range(span), title, command: { command } }));
  const used = usedLenses(view.project, file).map(({ span, title }) => {
    const range = positions.range(span);
    const place = [view.addresses.uri(file), range.start.line, range.start.character];
    return { range, title, command: { command: 'parity.showReferences', arguments: place } };
  });
  return [...standing, ...used].map(({ range, title, command }) => ({
    range,
    command: extension ? { title, ...command } : { title: title.replace(/\$\([\w~-]+\) ?/g, ''), command: '' },
  }));
}
