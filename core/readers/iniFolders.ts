import type { ContainerSources } from './containerFiles';

/** Where the PHP of a container looks for ini files beside its php.ini. */
export interface IniFolders {
  /** The folder that is compiled in: conf.d of most images. */
  readonly compiledIn: boolean;
  readonly added: readonly string[];
}

/**
 * Reads `PHP_INI_SCAN_DIR`: folders between colons, of which an empty one stands for that which is compiled in (php.net, "The
 * configuration file"). Where its value is not known, neither is any folder.
 */
export function iniFolders({ service, steps }: ContainerSources): IniFolders {
  const given = service.environment.find(({ name }) => name === 'PHP_INI_SCAN_DIR');
  const inImage = steps
    .filter(({ keyword }) => keyword === 'ENV')
    .map(({ text }) => /(?:^|\s)PHP_INI_SCAN_DIR[= ]["']?([^\s"']*)/.exec(text)?.[1])
    .findLast((it) => it !== undefined);
  const value = given ? given.value?.value : inImage;
  if (value === undefined) return { compiledIn: !given, added: [] };
  const folders = value.split(':').map(folderName);
  return { compiledIn: folders.includes(''), added: folders.filter((folder) => folder !== '') };
}

/** Whether PHP reads an ini file under this path of a container: php.ini itself, and what lies in the folders that it scans. */
export function isIniPath(path: string, { compiledIn, added }: IniFolders): boolean {
  const steps = path.split('/');
  const [name, folder] = [steps.at(-1) ?? '', folderName(steps.slice(0, -1).join('/'))];
  if (added.includes(folder)) return true;
  return isPhpPlace(path) && (/(?:^|\/)(?:conf|php)\.d$/.test(folder) ? compiledIn : /^php(?:-\w+)?\.ini$/.test(name));
}

/** Whether a path of a container may be, or hold, such a file. */
export function isIniPlace(path: string, { added }: IniFolders): boolean {
  const folder = folderName(path);
  return isPhpPlace(path) || added.some((it) => it === folder || folder.startsWith(`${it}/`));
}

/** Where an official image, FrankenPHP, Debian and Alpine look for ini files. */
function isPhpPlace(path: string): boolean {
  return (
    /(?:^|\/|\$\{?)(?:php\w*|PHP_INI_DIR)(?:[/}]|\.d(?:\/|$)|$)/.test(path) &&
    /(?:\.ini|\.d\/?|php\/?|DIR\}?\/?)$/.test(path)
  );
}

/** Without a slash at the end, and with the official image's folder for the variable that names it. */
function folderName(path: string): string {
  return path.replace(/\$\{?PHP_INI_DIR\}?/, '/usr/local/etc/php').replace(/\/$/, '');
}
