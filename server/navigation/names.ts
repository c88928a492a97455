import { entriesOfMap } from '../../core/manifest/entries';
import { textsOf } from '../../core/manifest/textsOf';
import type { Manifest, ManifestEntry } from '../../core/manifest/manifest';
import type { ProjectPath } from '../../core/workspace';
import { pairAt } from '../../core/yaml';
import { applicationMentions, routeMentions, serviceMentions, taskMentions, type EntryMention } from './entryMentions';
import { keyOf, type Mention, type Name } from './mention';

const byManifest = new WeakMap<Manifest, Names>();

/** Every name of a manifest; collected once for each version of it. */
export function namesIn(manifest: Manifest): Names {
  const known = byManifest.get(manifest) ?? new Names(mentionsIn(manifest));
  byManifest.set(manifest, known);
  return known;
}

/** Where the names of a manifest are written. */
export class Names {
  private readonly byKey: ReadonlyMap<string, readonly Mention[]>;
  private byPlaceOnce: ReadonlyMap<string, readonly Mention[]> | undefined;

  constructor(readonly mentions: readonly Mention[]) {
    this.byKey = grouped(mentions, keyOf);
  }

  /** What is called by the name at an offset; a relationship comes before what it leads to by its name. */
  at(file: ProjectPath, offset: number): readonly Mention[] {
    const here = this.mentions.filter(
      ({ source }) => source.file === file && source.span.start <= offset && offset <= source.span.end,
    );
    return here.sort((a, b) => Number(a.implied ?? false) - Number(b.implied ?? false));
  }

  of(name: Name): readonly Mention[] {
    return this.byKey.get(keyOf(name)) ?? [];
  }

  has(name: Name): boolean {
    return this.of(name).some(({ role }) => role === 'definition');
  }

  /**
   * All mentions of what is called by a name, each place once. What is written at one place, as behind an anchor, has one name: it is
   * the relationship of several applications.
   */
  sharing(name: Name): readonly Mention[] {
    const found = new Map<string, readonly Mention[]>();
    const open = [name];
    const byPlace = (this.byPlaceOnce ??= grouped(this.mentions, placeOf));
    for (let next = open.pop(); next; next = open.pop()) {
      if (found.has(keyOf(next))) continue;
      const mentions = this.of(next);
      found.set(keyOf(next), mentions);
      const written = mentions.filter(({ implied }) => !implied);
      open.push(...written.flatMap((it) => (byPlace.get(placeOf(it)) ?? []).filter(({ implied }) => !implied)));
    }
    return [...new Map([...found.values()].flat().map((it) => [placeOf(it), it])).values()];
  }
}

function grouped(mentions: readonly Mention[], key: (mention: Mention) => string): Map<string, Mention[]> {
  const groups = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const of = key(mention);
    const group = groups.get(of);
    if (group) group.push(mention);
    else groups.set(of, [mention]);
  }
  return groups;
}

function placeOf({ source: { file, span } }: Mention): string {
  return `${span.start} ${file}`;
}

function mentionsIn(manifest: Manifest): Mention[] {
  const texts = textsOf(manifest);
  const { applications, services, routes, files } = manifest;
  const tasks = files.flatMap(({ path, document }) => entriesOfMap(path, pairAt(document.root, 'tasks')?.value));
  const read = (entries: readonly ManifestEntry[], mentions: typeof serviceMentions) =>
    entries.flatMap((entry) => mentions(entry, undefined, texts));
  const found = [
    ...read(applications, applicationMentions),
    ...read(services, serviceMentions),
    ...read(routes, routeMentions),
    ...read(tasks, taskMentions),
  ];
  const named = new Set(services.map(({ name }) => name));
  return found.map((it) => (isTold(it) ? it : { ...it, kind: named.has(it.name) ? 'service' : 'application' }));
}

function isTold(mention: EntryMention): mention is Mention {
  return mention.kind !== 'target';
}
