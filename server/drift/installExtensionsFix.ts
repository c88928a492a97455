import type { PhpContainer } from '../../core/drift/extensions';
import type { Project } from '../../core/project';
import { debianPackagesOf, isSelfContained } from '../../core/readers/phpExtensionNames';
import { lineStart, type TextEdit } from '../../core/text';
import type { Fix } from '../problem';
import { listed } from './words';

/**
 * Installs extensions in a Dockerfile. Preferred where a command that can install them is there and takes their names; else
 * install-php-extensions is brought in right behind `FROM`. Undefined where the image does not come from a Dockerfile.
 */
export function installExtensionsFix(
  project: Project,
  container: PhpContainer,
  names: readonly string[],
): Fix | undefined {
  const joined = joinCommand(container, names) ?? joinPackages(container, names);
  const edit = joined ?? afterFrom(project, container, names);
  if (!edit) return undefined;
  const title = `Install ${listed(names)}${joined ? '' : ' with install-php-extensions'}`;
  return { title, edits: [{ file: edit.file, edits: [edit] }], preferred: joined !== undefined };
}

type Edit = TextEdit & { readonly file: string };

/** docker-php-ext-install builds what needs no library; install-php-extensions brings libraries, too. */
function joinCommand({ extensions }: PhpContainer, names: readonly string[]): Edit | undefined {
  const find = (tool: string) => extensions.installers?.findLast((it) => it.tool === tool);
  const command =
    find('install-php-extensions') ?? (names.every(isSelfContained) ? find('docker-php-ext-install') : undefined);
  return command && { file: command.end.file, span: command.end.span, newText: ` ${names.join(' ')}` };
}

/** `php8.3-intl` behind the packages of the same PHP. */
function joinPackages({ extensions }: PhpContainer, names: readonly string[]): Edit | undefined {
  const command = extensions.installers?.findLast(({ tool }) => tool === 'packages');
  const packages = command && debianPackagesOf(names);
  if (!packages) return undefined;
  const newText = packages.map((name) => ` ${command.prefix ?? ''}${name}`).join('');
  return { file: command.end.file, span: command.end.span, newText };
}

function afterFrom(project: Project, { source }: PhpContainer, names: readonly string[]): Edit | undefined {
  const text = project.text(source.file);
  const start = lineStart(text, source.span.start);
  if (!/^\s*FROM\s/i.test(text.slice(start, source.span.start))) return undefined;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const end = text.indexOf('\n', source.span.end);
  const at = end < 0 ? text.length : end + 1;
  const lines = [
    'COPY --from=mlocati/php-extension-installer /usr/bin/install-php-extensions /usr/local/bin/',
    `RUN install-php-extensions ${names.join(' ')}`,
  ];
  const newText = (end < 0 ? newline : '') + lines.map((line) => line + newline).join('');
  return { file: source.file, span: { start: at, end: at }, newText };
}
