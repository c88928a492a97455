import type { ComposeService } from '../compose/compose';
import { interpolate } from '../compose/interpolate';
import type { Setting } from '../model';
import { joinPath, type Files, type ProjectPath } from '../workspace';
import type { Step } from './dockerfileSteps';
import { iniSettings } from './phpIni';
import { shellCommands } from './shellCommands';

/**
 * The settings of PHP that a container gets: from ini files that its Dockerfile copies or its Compose file mounts, and from lines that
 * the Dockerfile prints into one.
 *
 * @param context the folder that the Dockerfile copies from; undefined where that is not in the project
 */
export function containerSettings(
  service: ComposeService,
  steps: readonly Step[],
  context: ProjectPath | undefined,
  files: Files,
): Setting[] {
  const copied = steps.flatMap((step) => copiedFiles(step, context, files));
  const mounted = service.volumes.flatMap(({ kind, from, folder, target }) =>
    kind === 'bind' && from !== undefined && folder !== undefined && isPhpFolder(target)
      ? iniFiles(joinPath(folder, from), files)
      : [],
  );
  const read = [...new Set([...copied, ...mounted])].flatMap((path) => {
    const state = files.read(path);
    return state.state === 'known' ? iniSettings(path, state.text) : [];
  });
  return [...steps.flatMap(printedSettings), ...read];
}

/** Where an official image, FrankenPHP, Debian and Alpine look for ini files. */
function isPhpFolder(path: string): boolean {
  return /(?:^|\/|\$\{?)(?:php\w*|PHP_INI_DIR)(?:[/}]|$)/.test(path) && /(?:\.ini|\.d\/?|php\/?|DIR\}?\/?)$/.test(path);
}

function copiedFiles(
  { keyword, from, text, variables }: Step,
  context: ProjectPath | undefined,
  files: Files,
): ProjectPath[] {
  if ((keyword !== 'COPY' && keyword !== 'ADD') || from !== undefined || context === undefined) return [];
  const words = (shellCommands(text)[0] ?? []).map((word) => word.text);
  if (!isPhpFolder(words.at(-1) ?? '')) return [];
  return words.slice(0, -1).flatMap((word) => {
    const path = interpolate(word, variables).value;
    return path === undefined ? [] : iniFiles(joinPath(context, path.replace(/^\/+/, '')), files);
  });
}

/** The file itself, or all of a folder. */
function iniFiles(path: ProjectPath | undefined, files: Files): ProjectPath[] {
  if (path === undefined) return [];
  if (path.endsWith('.ini')) return [path];
  return (files.list(path) ?? [])
    .filter((name) => name.endsWith('.ini'))
    .map((name) => (path === '' ? name : `${path}/${name}`));
}

/** `echo "memory_limit=512M" > $PHP_INI_DIR/conf.d/app.ini` */
function printedSettings({ keyword, text, source }: Step): Setting[] {
  if (keyword !== 'RUN' || !/\.ini\b/.test(text) || /\bsed\b/.test(text)) return [];
  return [...text.matchAll(/\b(?:echo|printf)\s+["']?([\w.]+)\s*=\s*([\w./:-]+)/g)].map((match) => {
    const [whole, name = '', value = ''] = match;
    const end = source.span.start + match.index + whole.length;
    return { name, value, source: { file: source.file, span: { start: end - value.length, end } } };
  });
}
