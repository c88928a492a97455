import { extensionNameIn } from '../manifest/extensionName';
import type { ManifestEntry } from '../manifest/manifest';
import { extensionsWithoutEntry, knowsExtensions } from '../manifest/registry';
import { known, unknown, valueOf, type Extensions, type Fact, type NamedExtension, type Runtime } from '../model';
import type { ProjectPath } from '../workspace';
import { asMap, asSequence, isIncluded, pairAt, sourceIn, valueAt, type YamlNode } from '../yaml';
import { extensionName } from './phpExtensionNames';

/**
 * The PHP extensions that an application declares, and those that its version has by default. The place is that of the list, or of the
 * runtime where there is none. Undefined for other languages.
 *
 * @param options where the runtime's own settings stand: `runtime`, or below `php@…` of a stack
 */
export function declaredExtensions(
  entry: ManifestEntry,
  runtime: Fact<Runtime>,
  options: YamlNode | undefined,
): Fact<Extensions> | undefined {
  const php = valueOf(runtime);
  if (runtime.state !== 'known' || php?.name !== 'php') return undefined;
  const list = asMap(options) && pairAt(options, 'extensions');
  if (isIncluded(options) || isIncluded(list?.value) || isIncluded(valueAt(options, ['disabled_extensions'])))
    return unknown('its extensions are included from another file', runtime.source);
  const version = valueOf(php.version) ?? '';
  const named = namesIn(entry.file, list?.value);
  const off = new Set(namesIn(entry.file, valueAt(options, ['disabled_extensions'])).map(({ name }) => name));
  const gap = knowsExtensions('php', version) ? undefined : `the extensions of PHP ${version} are not known`;
  return known(
    {
      named: named.filter(({ name }) => !off.has(name)),
      included: extensionsWithoutEntry(version).filter((name) => !off.has(name)),
      ...(gap === undefined ? {} : { gap }),
    },
    list ? sourceIn(entry.file, list.key) : runtime.source,
  );
}

function namesIn(file: ProjectPath, list: YamlNode | undefined): NamedExtension[] {
  return (asSequence(list)?.items ?? []).flatMap((item) => {
    const scalar = extensionNameIn(item);
    return scalar ? [{ name: extensionName(scalar.text), source: sourceIn(file, scalar) }] : [];
  });
}
