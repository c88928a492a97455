import type { ComposeMount, ComposeService } from '../compose/compose';
import type { Layer } from '../compose/tree';
import type { Setting } from '../model';
import type { Span } from '../text';
import { joinPath, type Files } from '../workspace';

/**
 * An option that a server is started with: as its command says, else as a configuration file of the project does. Undefined where
 * neither says it, or says it more than once.
 *
 * @param option as its long form is spelled, with dashes
 * @param values what a value that is known here looks like
 */
export function serverOption(
  service: ComposeService,
  option: string,
  files: Files,
  values = /^[\w.-]+$/,
): Setting | undefined {
  return inCommand(service.command, option, files, values) ?? inFiles(service.volumes, option, files, values);
}

/** `--name value`, `--name=value` or `-c name=value`, in a command that is one text or a list of words. */
function inCommand(command: Layer | undefined, option: string, files: Files, values: RegExp): Setting | undefined {
  const state = command && files.read(command.file);
  if (!command || state?.state !== 'known') return undefined;
  const { span } = command.node;
  const between = `["']?,?\\s+(?:-\\s+)?["']?`;
  const pattern = new RegExp(`(?:--|-c${between})${spelled(option)}(?:=|${between})["']?([^\\s"',\\]]+)`, 'gi');
  const found = only(state.text.slice(span.start, span.end), pattern, values);
  return found && settingOf(option, found, command.file, span.start);
}

/** `name = value` or `name value` in a file that is mounted as the server's configuration. */
function inFiles(mounts: readonly ComposeMount[], option: string, files: Files, values: RegExp): Setting | undefined {
  const pattern = new RegExp(`^[ \\t]*${spelled(option)}(?:[ \\t]*=[ \\t]*|[ \\t]+)["']?([^\\s"']+)`, 'gim');
  for (const { kind, from, folder } of mounts) {
    const path = folder !== undefined && from !== undefined && kind === 'bind' ? joinPath(folder, from) : undefined;
    if (path === undefined || !/\.(?:cnf|conf|ini)$/.test(path)) continue;
    const state = files.read(path);
    const found = state.state === 'known' ? only(state.text, pattern, values) : undefined;
    if (found) return settingOf(option, found, path, 0);
  }
  return undefined;
}

/** MariaDB takes dashes for underscores. */
function spelled(option: string): string {
  return option.replaceAll('-', '[-_]');
}

interface Found {
  readonly value: string;
  readonly span: Span;
}

/** What an option is set to; undefined where it is set twice, or to what is not known here. */
function only(text: string, pattern: RegExp, values: RegExp): Found | undefined {
  const [match, second] = [...text.matchAll(pattern)];
  const value = match?.[1];
  if (!match || value === undefined || second || !values.test(value)) return undefined;
  const end = match.index + match[0].length;
  return { value, span: { start: end - value.length, end } };
}

function settingOf(name: string, { value, span }: Found, file: string, offset: number): Setting {
  return { name, value, source: { file, span: { start: offset + span.start, end: offset + span.end } } };
}
