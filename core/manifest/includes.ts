import type { Source } from '../text';
import { folderOf, joinPath, type Files, type FileState, type ProjectPath } from '../workspace';
import { asText, resolve, sourceIn, valueAt, type YamlAlias, type YamlNode, type YamlPair } from '../yaml';
import { withItems, withTarget, withValues } from '../yaml/tree';
import { parseYamlText } from '../yaml/documents';
import type { BrokenInclude, ManifestFile } from './manifest';

/** Files that one manifest may include, each counted as often as it is: more are a mistake, or an attack. */
const includeLimit = 500;

/** Where the paths in a part of a file lead from. */
interface Scope {
  readonly file: ProjectPath;
  /** Folders that a path may be relative to, the likeliest first: the platform's documentation names several. */
  readonly bases: readonly ProjectPath[];
  /** What an anchor stands for is followed once. */
  readonly seen: Map<YamlNode, YamlNode>;
}

/**
 * Puts what `!include` names in its place: a value of the type `yaml` or `string` becomes an alias whose target is in the other file.
 * What is not read (`binary`, `!archive`, a file that is not there) stays as it is written, tagged.
 */
export class Includes {
  /** True while a file is not loaded yet. */
  waiting = false;
  private readonly read = new Map<ProjectPath, ManifestFile>();
  private readonly brokenByPlace = new Map<string, BrokenInclude>();
  /** The files that lead to the one being followed: including one of them again would never end. */
  private readonly open = new Set<ProjectPath>();
  private readonly located = new Set<ProjectPath>();
  private count = 0;

  constructor(private readonly files: Files) {}

  /** The files that were read as YAML. */
  get included(): readonly ManifestFile[] {
    return [...this.read.values()];
  }

  /** Whether something includes a file, as whatever type. */
  named(path: ProjectPath): boolean {
    return this.located.has(path);
  }

  get broken(): readonly BrokenInclude[] {
    return [...this.brokenByPlace.values()];
  }

  /** Every section of a file of `.upsun/`. */
  inManifest(file: ManifestFile): ManifestFile {
    return this.expanding(file, (root, scope) =>
      withValues(root, ({ key, value }) =>
        key.text === 'applications' ? this.applications(value, scope) : this.expand(value, scope),
      ),
    );
  }

  /** Applications by their names, or a list of them. */
  inApplications(file: ManifestFile): ManifestFile {
    return this.expanding(file, (root, scope) => this.applications(root, scope));
  }

  /** A file whose paths are all relative to its folder. */
  inFile(file: ManifestFile): ManifestFile {
    return this.expanding(file, (root, scope) => this.expand(root, scope));
  }

  private expanding(
    file: ManifestFile,
    expand: (root: YamlNode | undefined, scope: Scope) => YamlNode | undefined,
  ): ManifestFile {
    const { path, document } = file;
    if (!/!(include|archive)/.test(document.text)) return file;
    const scope = { file: path, bases: [folderOf(path)], seen: new Map<YamlNode, YamlNode>() };
    const root = this.within(path, () => expand(document.root, scope));
    return { path, document: { ...document, root } };
  }

  private applications(node: YamlNode | undefined, scope: Scope): YamlNode | undefined {
    const list = this.follow(node, scope);
    if (isInclude(list)) return this.enter(list, (target) => this.applications(target, scope));
    if (list?.kind === 'sequence') return withItems(list, (item) => this.application(item, scope) ?? item);
    return withValues(list, ({ value }) => this.application(value, scope));
  }

  /** Inside of an application, paths are relative to its folder (reference, 1.2); its own file is written relative to the manifest. */
  private application(node: YamlNode | undefined, scope: Scope): YamlNode | undefined {
    const followed = this.follow(node, { ...scope, bases: [...scope.bases, ''] });
    const root = joinPath('', (asText(valueAt(followed, ['source', 'root'])) ?? '').replace(/^\/+/, '')) ?? '';
    return this.expand(followed, { ...scope, bases: [...new Set([root, ...scope.bases])], seen: new Map() });
  }

  private expand(node: YamlNode | undefined, scope: Scope): YamlNode | undefined {
    if (!node) return undefined;
    const known = scope.seen.get(node) ?? this.expandOnce(node, scope);
    scope.seen.set(node, known);
    return known;
  }

  private expandOnce(written: YamlNode, scope: Scope): YamlNode {
    const node = this.follow(written, scope) ?? written;
    if (isInclude(node)) return this.enter(node, (target) => this.expand(target, below(scope, node)));
    if (node.tag !== undefined) return node;
    if (node.kind === 'alias') return withTarget(node, this.expand(node.target, scope));
    if (node.kind === 'sequence') return withItems(node, (item) => this.expand(item, scope) ?? item);
    return withValues(node, ({ value }) => this.expand(value, scope));
  }

  private enter(node: YamlAlias, expand: (target: YamlNode | undefined) => YamlNode | undefined): YamlNode {
    return this.within(node.target?.file ?? '', () => withTarget(node, expand(node.target)));
  }

  private within<T>(file: ProjectPath, work: () => T): T {
    const isOutermost = !this.open.has(file);
    this.open.add(file);
    const result = work();
    if (isOutermost) this.open.delete(file);
    return result;
  }

  /** The alias that a tagged value becomes; any other value, and what can't be followed, as it is. */
  private follow(node: YamlNode | undefined, scope: Scope): YamlNode | undefined {
    if (!node || node.kind === 'alias' || (node.tag !== '!include' && node.tag !== '!archive')) return node;
    const path = node.kind === 'map' ? asText(rawValue(node.pairs, 'path')) : asText(node);
    const type = node.kind === 'map' ? (asText(rawValue(node.pairs, 'type')) ?? 'yaml') : 'yaml';
    if (path === undefined || path === '') return this.fail(node, scope, `${node.tag} needs the path of a file`);
    if (node.tag === '!archive') return this.archive(node, path, scope);
    if (!['yaml', 'string', 'binary'].includes(type))
      return this.fail(node, scope, `"${type}" is no type of !include: write yaml, string or binary`);
    const found = this.locate(node, path, scope);
    if (!found || type === 'binary') return node;
    const target = type === 'yaml' ? this.parse(found.path, found.text) : wholeText(found.path, found.text);
    return { kind: 'alias', name: path, target, tag: node.tag, span: node.span, ...(node.file && { file: node.file }) };
  }

  private parse(path: ProjectPath, text: string): YamlNode | undefined {
    const document = parseYamlText(text, path);
    this.read.set(path, { path, document });
    return document.root;
  }

  private archive(node: YamlNode, written: string, scope: Scope): YamlNode {
    const paths = candidates(scope, written);
    const listings = paths.flatMap((path) => [this.files.list(path), this.files.folders(path)]);
    if (listings.includes(undefined)) this.waiting = true;
    else if (paths.length > 0 && listings.every((it) => it?.length === 0))
      return this.fail(node, scope, `There is no folder ${paths.join(' or ')} with files`);
    return node;
  }

  /** The first of the files that a path may mean; undefined where there is none, with the reason kept. */
  private locate(node: YamlNode, written: string, scope: Scope): { path: ProjectPath; text: string } | undefined {
    const found = candidates(scope, written).map((path) => ({ path, state: this.files.read(path) }));
    const first = found.find(({ state }) => state.state !== 'absent');
    const reason = first ? this.whyNot(first.path, first.state) : missing(found.map(({ path }) => path));
    if (first?.state.state === 'unknown') this.waiting = true;
    if (first) this.located.add(first.path);
    if (reason !== undefined) this.fail(node, scope, reason);
    return reason === undefined && first?.state.state === 'known'
      ? { path: first.path, text: first.state.text }
      : undefined;
  }

  private whyNot(path: ProjectPath, state: FileState): string | undefined {
    if (state.state !== 'known') return undefined;
    if (this.open.has(path)) return `${path} leads back to this file: files that include each other never end`;
    return ++this.count > includeLimit ? `More than ${includeLimit} files are included` : undefined;
  }

  private fail(node: YamlNode, scope: Scope, reason: string): YamlNode {
    const source: Source = sourceIn(scope.file, node);
    const place = `${source.file}:${source.span.start}`;
    if (!this.brokenByPlace.has(place)) this.brokenByPlace.set(place, { source, reason });
    return node;
  }
}

/** Paths that leave the project are not looked at: what they lead to is not known here. */
function candidates({ bases }: Scope, written: string): readonly ProjectPath[] {
  return [...new Set(bases.flatMap((base) => joinPath(base, written) ?? []))];
}

function missing(paths: readonly ProjectPath[]): string | undefined {
  return paths.length === 0 ? undefined : `There is no file ${paths.join(' or ')}`;
}

/** The scope of an included file: its paths may be relative to its own folder, too. */
function below({ file, bases }: Scope, { target }: YamlAlias): Scope {
  return {
    file,
    bases: [...new Set([...bases, folderOf(target?.file ?? '')])],
    seen: new Map(),
  };
}

function isInclude(node: YamlNode | undefined): node is YamlAlias & { readonly tag: '!include' } {
  return node?.kind === 'alias' && node.tag === '!include';
}

/** A text as the value of a key; nothing can be edited in it from here. */
function wholeText(file: ProjectPath, text: string): YamlNode {
  return { kind: 'scalar', value: text, text, style: 'block', span: { start: 0, end: text.length }, file };
}

function rawValue(pairs: readonly YamlPair[], key: string): YamlNode | undefined {
  return resolve(pairs.find((pair) => pair.key.text === key)?.value);
}
