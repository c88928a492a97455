import type { Source } from '../text';
import type { ProjectPath } from '../workspace';
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
  /** Files in `.upsun/` that look like configuration and are not read (`config.yml`). */
  readonly ignored: readonly ProjectPath[];
  /** Files of the older layout that are there beside `.upsun/`, which wins. */
  readonly shadowed: readonly ProjectPath[];
  readonly applications: readonly ManifestEntry[];
  readonly services: readonly ManifestEntry[];
  readonly routes: readonly ManifestEntry[];
}

export interface ManifestFile {
  readonly path: ProjectPath;
  readonly document: YamlDocument;
}

/** One item of `applications`, `services` or `routes`. Of two with one name, both are here, in the order of the files. */
export interface ManifestEntry {
  readonly name: string;
  readonly file: ProjectPath;
  readonly pair: YamlPair;
  readonly node: YamlNode | undefined;
  /** Where the name is written. */
  readonly source: Source;
  /** Folder of the application where its `source.root` says none; default: the project's root. */
  readonly folder?: ProjectPath;
}
