import type { Report } from './report';
import { mapAt, textAt, textOf, type Tree, type TreeMap, type TreeScalar } from './tree';

/** `[source:]target[:options]`. A drive's letter and what stands in `${…}` are not taken apart. */
export function shortMount(item: TreeScalar, report: Report): TreeMap[] {
  const text = item.value ?? item.written;
  const parts = text.length <= 2 ? [text] : splitMount(text);
  if (text === '' || parts.length > 3 || parts.includes('')) {
    if (item.missing.length === 0) report.refuse('INVALID_VOLUME', `"${item.written}" is not a volume`, item.layer);
    return [mapAt(item.layer, { type: part(item, 'volume'), target: part(item, text) })];
  }
  const [source, target = ''] = parts.length === 1 ? [undefined, parts[0]] : parts;
  const options = (parts[2] ?? '').split(',');
  const bind = source !== undefined && isPath(source);
  const fields = {
    type: part(item, bind ? 'bind' : 'volume'),
    source: source === undefined ? undefined : part(item, source),
    target: part(item, cleanPath(target)),
    read_only: options.includes('ro') ? textAt(item.layer, 'true') : undefined,
    [bind ? 'bind' : 'volume']: mapAt(item.layer, bind ? bindOptions(item, options) : volumeOptions(item, options)),
  };
  return [mapAt(item.layer, fields)];
}

/** A part that holds a variable without a value is not known. */
function part(item: TreeScalar, text: string): TreeScalar {
  const open = item.value === undefined && text.includes('$');
  return open ? { ...item, written: text } : textAt(item.layer, text);
}

function splitMount(text: string): string[] {
  const parts = [''];
  let braces = 0;
  for (const letter of text) {
    const current = parts.at(-1) ?? '';
    if (letter === '{' && current.endsWith('$')) braces++;
    if (letter === '}' && braces > 0) braces--;
    const drive = /^\p{L}$/u.test(current);
    if (letter === ':' && braces === 0 && !drive) parts.push('');
    else parts[parts.length - 1] = current + letter;
  }
  return parts;
}

function isPath(source: string): boolean {
  return /^[./~]|^\\\\|^\p{L}:|^\$/u.test(source);
}

function bindOptions(item: TreeScalar, options: readonly string[]): Record<string, Tree> {
  const propagation = options.findLast((it) => /^r?(private|shared|slave)$/.test(it));
  const selinux = options.findLast((it) => it === 'z' || it === 'Z');
  return {
    create_host_path: textAt(item.layer, 'true'),
    ...(propagation === undefined ? {} : { propagation: textAt(item.layer, propagation) }),
    ...(selinux === undefined ? {} : { selinux: textAt(item.layer, selinux) }),
  };
}

function volumeOptions(item: TreeScalar, options: readonly string[]): Record<string, Tree> {
  return options.includes('nocopy') ? { nocopy: textAt(item.layer, 'true') } : {};
}

/** Without `.`, `..`, doubled and closing slashes. */
export function cleanPath(path: string): string {
  if (path === '') return '';
  const parts: string[] = [];
  const rooted = path.startsWith('/');
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') parts.push(step);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!rooted) parts.push('..');
  }
  return `${rooted ? '/' : ''}${parts.join('/')}` || '.';
}

/** `source[:target[:permissions]]` of a device. */
export function shortDevice(item: TreeScalar): TreeMap[] {
  const [source = '', target = source, permissions = 'rwm'] = (item.value ?? item.written).split(':');
  return [
    mapAt(item.layer, {
      source: part(item, source),
      target: part(item, target),
      permissions: part(item, permissions),
    }),
  ];
}

/** What two items have in common that stand for the same thing in the container. */
export function byField(...keys: readonly string[]): (item: Tree) => string {
  return (item) => keys.map((key) => fieldOf(item, key)).find((text) => text !== '') ?? '';
}

function fieldOf(item: Tree, key: string): string {
  const value = item.kind === 'map' ? item.entries.get(key)?.value : undefined;
  return textOf(value) ?? (value?.kind === 'scalar' ? value.written : '');
}
