import type { InitializationOptions } from '../core/protocol';
import type { ProjectPath } from '../core/workspace';
import { lens } from './drift/lens';
import type { ProjectView } from './projectView';

/**
 * The lenses of a file. One without a command is a text: the protocol says that with an empty command. Editors without our extension
 * have neither the commands that lenses run nor the icons in their titles.
 */
export function lensesOf(view: ProjectView, file: ProjectPath, { extension = false }: InitializationOptions) {
  return lens(view.project, file, view.differences)
    .filter(({ command }) => extension || !command?.startsWith('parity.'))
    .map(({ span, title, command }) => ({
      range: view.positions(file).range(span),
      command: extension
        ? { title, command: command ?? '' }
        : { title: title.replace(/\$\([\w~-]+\) ?/g, ''), command: '' },
    }));
}
