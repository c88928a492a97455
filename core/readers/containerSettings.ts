import type { ImageReference } from '../compose/imageReference';
import { textPlace } from '../compose/value';
import type { Setting } from '../model';
import type { Files } from '../workspace';
import { containerFiles, type ContainerSources } from './containerFiles';
import type { Step } from './dockerfileSteps';
import { iniFolders, isIniPath, isIniPlace } from './iniFolders';
import { iniSettings, type IniVariable } from './phpIni';
import { variableSettings } from './phpVariables';

/**
 * The settings of PHP that a container gets: from ini files that its Dockerfile copies or its Compose file mounts, from lines that the
 * Dockerfile prints into one, and from variables that its image is known to read.
 *
 * @param image the image, or the one that it is built on
 */
export function containerSettings(container: ContainerSources, image: ImageReference, files: Files): Setting[] {
  const folders = iniFolders(container);
  const wanted = { at: (target: string) => isIniPlace(target, folders), name: /\.ini$/ };
  const read = containerFiles(container, wanted, files).filter(({ target }) => isIniPath(target, folders));
  const inFiles = [...new Set(read.map(({ path }) => path))].flatMap((path) => {
    const state = files.read(path);
    return state.state === 'known' ? iniSettings(path, state.text, (name) => variableOf(container, name)) : [];
  });
  const printed = folders.compiledIn ? container.steps.flatMap(printedSettings) : [];
  return [...printed, ...inFiles, ...variableSettings(container.service, image)];
}

/** What Compose gives a container; what its image sets besides is not known. */
function variableOf({ service, steps }: ContainerSources, name: string): IniVariable {
  const given = service.environment.find((it) => it.name === name);
  if (given?.value?.value !== undefined) return { value: given.value.value, source: textPlace(given.value) };
  const isOpen = given !== undefined || service.envFiles.some(({ state }) => state !== 'known');
  const inImage = steps.some(({ keyword, text }) => keyword === 'ENV' && text.includes(name));
  return isOpen || inImage ? 'unknown' : 'absent';
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
