import type { Source } from '../text';
import type { ProjectPath } from '../workspace';
import type { Surroundings } from './surroundings';
import type { YamlDocument, YamlNode, YamlPair } from '../yaml';

/**
 * What a project declares: the first-level files of `.upsun/`, read as one document (each top-level map joined by item name), or else
 * the files of the older layout.
 */
export interface Manifest {
  readonly state: 'known' | 'absent' | 'unknown';
  readonly layout: 'upsun' | 'older';
  /** Sorted by name. */
  readonly files: readonly ManifestFile[];
  /** Other files that `!include` brings in as YAML; their values stand in the trees of `files`. */
  readonly included: readonly ManifestFile[];
  /** What `!include` or `!archive` names and can't be read. */
  readonly broken: readonly BrokenInclude[];
  /** Files in `.upsun/` and its folders that look like configuration and are not read (`config.yml`, `apps/app.yaml`). */
  readonly ignored: readonly ProjectPath[];
  /** Files of the older layout that are there beside `.upsun/`, which wins. */
  readonly shadowed: readonly ProjectPath[];
  readonly applications: readonly ManifestEntry[];
  readonly services: readonly ManifestEntry[];
  readonly routes: readonly ManifestEntry[];
  /** What the repository has at the places that the applications name; nothing for the older layout. */
  readonly surroundings: Surroundings;
}

export interface ManifestFile {
  readonly path: ProjectPath;
  readonly document: YamlDocument;
}

export interface BrokenInclude {
  /** The value with the tag. */
  readonly source: Source;
  /** A sentence without a full stop at the end. */
  readonly reason: string;
}

/** One item of `applications`, `services` or `routes`. Of two with one name, both are here, in the order of the files. */
export interface ManifestEntry {
  readonly name: string;
  /** The file of the name; what it names may stand in another one (`sourceIn`). */
  readonly file: ProjectPath;
  readonly pair: YamlPair;
  /** The pair's value; in the older layout, the map around the pair. */
  readonly node: YamlNode | undefined;
  /** Where the name is written. */
  readonly source: Source;
  /** Folder of the application where its `source.root` says none; default: the project's root. */
  readonly folder?: ProjectPath;
}
