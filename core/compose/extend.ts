import type { ProjectPath } from '../workspace';
import { merge, untagged } from './merge';
import type { ComposeReader, Scope } from './reader';
import { below, root } from './rules';
import { mapOf, placeOf, scalarOf, type Tree, type TreeEntry, type TreeMap, type TreeScalar } from './tree';

/** A file's own tree, its services put over what they extend (compose-spec, "extends"). */
export function withBases(reader: ComposeReader, file: ProjectPath, scope: Scope, own: TreeMap): TreeMap {
  const services = own.entries.get('services');
  if (services?.value.kind !== 'map') return own;
  const all = services.value;
  const extended = [...all.entries].map(([name, entry]): [string, TreeEntry] => [
    name,
    { ...entry, value: new Extending(reader, scope, []).service(name, entry.value, all, file) },
  ]);
  const value = { ...all, entries: new Map(extended) };
  return { ...own, entries: new Map([...own.entries, ['services', { ...services, value }]]) };
}

/** Why a service has no base. */
interface Gap {
  readonly gap: string;
  readonly place: Tree;
  /** Of what Compose refuses. */
  readonly code?: 'EXTENDS_UNKNOWN' | 'EXTENDS_CYCLE';
}

/** The way from a service to the last that it is extended from. */
class Extending {
  constructor(
    private readonly reader: ComposeReader,
    private readonly scope: Scope,
    private readonly trail: readonly string[],
  ) {}

  service(name: string, own: Tree, services: TreeMap, file: ProjectPath): Tree {
    const written = mapOf(own, 'extends');
    if (own.kind !== 'map' || !written) return own;
    const rest: TreeMap = { ...own, entries: new Map([...own.entries].filter(([key]) => key !== 'extends')) };
    const base = this.baseOf(name, written, services, file);
    if (!('gap' in base)) return merge(untagged(base), rest, this.reader.report, below(below(root, 'services'), name));
    const message = `Compose service ${name} extends ${base.gap}`;
    this.reader.report.gap(message);
    if (base.code) this.reader.report.warn({ code: base.code, message, ...placeOf(base.place.layer) });
    return rest;
  }

  private baseOf(name: string, written: TreeMap, services: TreeMap, file: ProjectPath): Tree | Gap {
    const service = scalarOf(written, 'service');
    const other = scalarOf(written, 'file');
    const wanted = service?.value;
    const key = `${file} ${name}`;
    if (wanted === undefined) return { gap: 'a service that is not named', place: service ?? written };
    const from = other ? this.otherFile(other) : { file, services };
    if (!from) return this.unreadable(wanted, other ?? written);
    const base = from.services.entries.get(wanted)?.value;
    const place = service ?? written;
    if (!base) return { gap: `${wanted}, which does not exist`, place, code: 'EXTENDS_UNKNOWN' };
    if ([...this.trail, key].includes(`${from.file} ${wanted}`))
      return { gap: 'a service that leads back to it', place, code: 'EXTENDS_CYCLE' };
    return new Extending(this.reader, this.scope, [...this.trail, key]).service(wanted, base, from.services, from.file);
  }

  private unreadable(wanted: string, other: Tree): Gap {
    const written = other.kind === 'scalar' ? other.written : '';
    const absent = other.kind === 'scalar' && this.stateOf(other) === 'absent';
    const gap = `${wanted} of ${written}, which can't be read`;
    return { gap, place: other, ...(absent ? { code: 'EXTENDS_UNKNOWN' } : {}) };
  }

  private stateOf(other: TreeScalar): string | undefined {
    const path = this.pathOf(other);
    return path === undefined ? undefined : this.reader.files.read(path).state;
  }

  private pathOf({ value, layer }: TreeScalar): ProjectPath | undefined {
    return value === undefined ? undefined : this.reader.pathOf(value, layer.folder);
  }

  private otherFile(other: TreeScalar): { file: ProjectPath; services: TreeMap } | undefined {
    const file = this.pathOf(other);
    if (file === undefined) return undefined;
    const state = this.stateOf(other);
    if (state === 'unknown') this.reader.report.waiting = true;
    const services = state === 'known' ? this.reader.servicesOf(file, this.scope) : undefined;
    return services && { file, services };
  }
}
