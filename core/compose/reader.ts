import { folderOf, joinPath, type Files, type ProjectPath } from '../workspace';
import { parseYamlText, whyUncertain } from '../yaml/documents';
import type { ComposeFile } from './compose';
import { documentsOf } from './documents';
import { lookupIn, withKnownValues, type ProjectEnvironment } from './environment';
import { withBases } from './extend';
import { withIncluded } from './include';
import { checkKeys } from './keys';
import { merge, shaped, untagged } from './merge';
import { readTree } from './readTree';
import type { Report } from './report';
import { root } from './rules';
import { mapValues } from './shapes';
import { entriesOf, isNull, mapOf, type Tree, type TreeMap } from './tree';

/** One project: the root's, or one that is included. */
export interface Scope {
  /** The folder that relative paths start from; undefined where that is outside of the project. */
  readonly folder: ProjectPath | undefined;
  readonly environment: ProjectEnvironment;
  /** The files that led here. */
  readonly trail: readonly ProjectPath[];
}

/** Reads files and what they include and extend into one tree (compose-spec, sections 12 to 15). */
export class ComposeReader {
  readonly found: ComposeFile[] = [];

  constructor(
    readonly files: Files,
    readonly report: Report,
  ) {}

  /** The files of one project, merged, in their long form. */
  project(paths: readonly ProjectPath[], scope: Scope): TreeMap | undefined {
    let model: TreeMap | undefined;
    for (const path of paths) model = this.over(model, path, { ...scope, trail: [...scope.trail, path] });
    return model && withEnvironment(model, scope.environment);
  }

  private over(base: TreeMap | undefined, path: ProjectPath, scope: Scope): TreeMap | undefined {
    let model = base;
    for (const own of this.documents(path, scope.folder, scope)) {
      const whole = withBases(this, path, scope, withIncluded(this, scope, own));
      const merged = untagged(model ? merge(model, whole, this.report) : whole);
      checkKeys(merged, this.report, root);
      if (merged.kind === 'map') model = merged;
    }
    // Included files come before the one that names them.
    this.keep(path);
    return model;
  }

  /** The services of a file that one of them is extended from: without what it includes. */
  servicesOf(path: ProjectPath, scope: Scope): TreeMap | undefined {
    const [first, ...others] = this.documents(path, folderOf(path), scope);
    let model: Tree | undefined = first;
    for (const own of others) model = model && merge(untagged(model), own, this.report);
    return mapOf(model, 'services');
  }

  private documents(path: ProjectPath, folder: ProjectPath | undefined, { environment }: Scope): TreeMap[] {
    const state = this.files.read(path);
    if (state.state !== 'known') return [];
    return documentsOf(state.text).flatMap((document): TreeMap[] => {
      for (const { code, message, span } of document.errors) this.report.warn({ code, message, span, file: path });
      // Of a key that stands twice both values are seen.
      if (document.errors.some(({ code }) => code !== 'DUPLICATE_KEY')) this.report.gap(whyUncertain(path, document));
      const reading = { file: path, folder, variables: lookupIn(environment), report: this.report };
      if (!document.root && document.errors.length === 0)
        this.report.refuse('NO_MAPPING', 'There is nothing in this file', { file: path, span: { start: 0, end: 0 } });
      const tree = document.root && shaped(readTree(document.root, reading), this.report);
      if (tree && tree.kind !== 'map')
        this.report.refuse('NO_MAPPING', 'A Compose file is a mapping of keys to values', tree.layer);
      return tree?.kind === 'map' ? [withoutExtensions(tree)] : [];
    });
  }

  private keep(path: ProjectPath): void {
    const state = this.files.read(path);
    const document = state.state === 'known' ? parseYamlText(state.text) : undefined;
    if (document && !this.found.some((file) => file.path === path)) this.found.push({ path, document });
  }

  /** Whether a file that is named can be read; says why not. */
  canRead(path: ProjectPath): boolean {
    const { state } = this.files.read(path);
    if (state === 'unknown') this.report.waiting = true;
    else if (state !== 'known') this.report.gap(`${path} is named but can't be read`);
    return state === 'known';
  }

  /** A path that is written in a file; says why it is not read. */
  pathOf(written: string, folder: ProjectPath | undefined): ProjectPath | undefined {
    const path = folder === undefined ? undefined : joinPath(folder, written);
    if (path === undefined) this.report.gap(`${written} is outside of the project and is not read`);
    return path;
  }
}

function withoutExtensions(tree: TreeMap): TreeMap {
  const kept = [...tree.entries].filter(([key]) => !key.startsWith('x-'));
  return { ...tree, entries: new Map(kept) };
}

/** Variables of a service without a value get that of the project that the service stands in. */
function withEnvironment(model: TreeMap, environment: ProjectEnvironment): TreeMap {
  return mapValues(model, (section, key) => {
    if (key !== 'services' || section.kind !== 'map') return section;
    return mapValues(section, (service) => {
      const bare = entriesOf(service, 'environment').some(([, { value }]) => isNull(value));
      if (!bare || service.kind !== 'map') return service;
      return mapValues(service, (value, name) =>
        name === 'environment' ? withKnownValues(value, environment) : value,
      );
    });
  });
}
