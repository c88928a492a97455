import type { Texts } from '../../core/manifest/keptPerEntry';
import type { SchemaPlace } from '../../core/manifest/schema/walk';
import { walkAroundEntries, walkEntry } from '../../core/manifest/schema/walk';
import { textsOf } from '../../core/manifest/textsOf';
import type { ProjectPath } from '../../core/workspace';
import type { YamlMap, YamlNode, YamlPair } from '../../core/yaml';
import type { Finding } from '../problem';
import { entryKinds, type EntryRule } from './entryRule';

/** A value of a manifest that the schema describes, with what may stand there. */
export interface DescribedValue {
  readonly node: YamlNode | undefined;
  readonly place: SchemaPlace;
  /** The pair whose value it is; undefined for the root and for items of lists. */
  readonly pair: YamlPair | undefined;
  /** The map that the pair is written in; undefined for an entry, whose map is no part of it. */
  readonly around: YamlMap | undefined;
  /** The file in whose tree it is; it may stand in an included one (`sourceIn`). */
  readonly file: ProjectPath;
  readonly text: Texts;
}

/** A rule over every value that the schema describes, one at a time. */
export interface ValueRule extends Omit<EntryRule, 'over' | 'checkEntry' | 'checkRest'> {
  readonly checkValue: (value: DescribedValue) => Iterable<Finding>;
}

export function overValues({ checkValue, ...rule }: ValueRule): EntryRule {
  return {
    ...rule,
    over: entryKinds,
    checkEntry(entry, _neighbours, kind, text) {
      const found: Finding[] = [];
      walkEntry(kind, entry, (node, place, pair, around) =>
        found.push(...checkValue({ node, place, pair, around, file: entry.file, text })),
      );
      return found;
    },
    checkRest(manifest) {
      const found: Finding[] = [];
      const text = textsOf(manifest);
      for (const { path: file, document } of manifest.files)
        walkAroundEntries(document.root, (node, place, pair, around) =>
          found.push(...checkValue({ node, place, pair, around, file, text })),
        );
      return found;
    },
  };
}
