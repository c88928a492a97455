import type { NamedExtension } from '../model';
import type { ProjectPath } from '../workspace';
import { asMap, valueAt } from '../yaml';
import { parseYamlText } from '../yaml/documents';
import { extensionName } from './phpExtensionNames';

/** The extensions that a composer.json requires (`ext-…`), without those that a package of it stands in for. */
export function composerExtensions(file: ProjectPath, text: string): NamedExtension[] {
  const root = parseYamlText(text).root;
  const pairs = asMap(valueAt(root, ['require']))?.pairs ?? [];
  const standIns = ['provide', 'replace'].flatMap((key) => asMap(valueAt(root, [key]))?.pairs ?? []);
  const provided = new Set([
    ...standIns.flatMap(({ key }) => nameIn(key.text, 'ext-') ?? []),
    ...pairs.flatMap(({ key }) => nameIn(key.text, 'symfony/polyfill-') ?? []),
  ]);
  return pairs.flatMap(({ key }) => {
    const name = nameIn(key.text, 'ext-');
    return name === undefined || provided.has(name) ? [] : [{ name, source: { file, span: key.span } }];
  });
}

function nameIn(key: string, prefix: string): string | undefined {
  return key.toLowerCase().startsWith(prefix) ? extensionName(key.slice(prefix.length)) : undefined;
}
