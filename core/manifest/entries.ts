import type { ProjectPath } from '../workspace';
import { asMap, sourceIn, type YamlNode } from '../yaml';
import type { ManifestEntry } from './manifest';

/** The items of a map of names. Keys that begin with a dot hold anchors, and `<<` merges: they name nothing. */
export function entriesOfMap(file: ProjectPath, map: YamlNode | undefined): ManifestEntry[] {
  return (asMap(map)?.pairs ?? [])
    .filter(({ key }) => !key.text.startsWith('.') && key.text !== '<<')
    .map((pair) => {
      const source = sourceIn(file, pair.key);
      return {
        name: pair.key.text,
        file: source.file,
        pair,
        get node() {
          return pair.value;
        },
        source,
      };
    });
}
