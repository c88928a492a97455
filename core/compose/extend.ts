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
  const extending = new Extending(reader, scope);
  const extended = [...all.entries].map(([name, entry]): [string, TreeEntry] => [
    name,
    { ...entry, value: extending.service({ file, services: all }, name, entry.value, []) },
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

interface Services {
  readonly file: ProjectPath;
  readonly services: TreeMap;
}

/** A longer way from a service to its last base is a mistake. */
const longest = 200;

/** The services of one file and of those that they are extended from; each is put together once. */
class Extending {
  private readonly done = new Map<string, Tree>();
  private readonly others = new Map<ProjectPath, Services | undefined>();

  constructor(
    private readonly reader: ComposeReader,
    private readonly scope: Scope,
  ) {}

  service(from: Services, name: string, own: Tree, trail: readonly string[]): Tree {
    const key = keyOf(from, name);
    const whole = this.done.get(key) ?? this.whole(from, name, own, [...trail, key]);
    this.done.set(key, whole);
    return whole;
  }

  private whole(from: Services, name: string, own: Tree, trail: readonly string[]): Tree {
    const written = mapOf(own, 'extends');
    if (own.kind !== 'map' || !written) return own;
    const rest: TreeMap = { ...own, entries: new Map([...own.entries].filter(([key]) => key !== 'extends')) };
    const base = this.baseOf(from, written, trail);
    if (!('gap' in base)) return merge(untagged(base), rest, this.reader.report, below(below(root, 'services'), name));
    const message = `Compose service ${name} extends ${base.gap}`;
    this.reader.report.gap(message);
    if (base.code) this.reader.report.warn({ code: base.code, message, ...placeOf(base.place.layer) });
    return own;
  }

  private baseOf(from: Services, written: TreeMap, trail: readonly string[]): Tree | Gap {
    const service = scalarOf(written, 'service');
    const other = scalarOf(written, 'file');
    const wanted = service?.value;
    const place = service ?? written;
    if (wanted === undefined) return { gap: 'a service that is not named', place };
    const source = other ? this.otherFile(other) : from;
    if (!source) return this.unreadable(wanted, other ?? written);
    const base = source.services.entries.get(wanted)?.value;
    if (!base) return { gap: `${wanted}, which does not exist`, place, code: 'EXTENDS_UNKNOWN' };
    if (trail.includes(keyOf(source, wanted)) || trail.length > longest)
      return { gap: 'a service that leads back to it', place, code: 'EXTENDS_CYCLE' };
    return this.service(source, wanted, base, trail);
  }

  private unreadable(wanted: string, other: Tree): Gap {
    const written = other.kind === 'scalar' ? other.written : '';
    const path = other.kind === 'scalar' ? this.pathOf(other) : undefined;
    const absent = path !== undefined && this.reader.files.read(path).state === 'absent';
    const gap = `${wanted} of ${written}, which can't be read`;
    return { gap, place: other, ...(absent ? { code: 'EXTENDS_UNKNOWN' } : {}) };
  }

  private pathOf({ value, layer }: TreeScalar): ProjectPath | undefined {
    return value === undefined ? undefined : this.reader.pathOf(value, layer.folder);
  }

  private otherFile(other: TreeScalar): Services | undefined {
    const file = this.pathOf(other);
    if (file === undefined) return undefined;
    if (!this.others.has(file)) this.others.set(file, this.read(file));
    return this.others.get(file);
  }

  private read(file: ProjectPath): Services | undefined {
    const { state } = this.reader.files.read(file);
    if (state === 'unknown') this.reader.report.waiting = true;
    const services = state === 'known' ? this.reader.servicesOf(file, this.scope) : undefined;
    return services && { file, services };
  }
}

function keyOf({ file }: Services, name: string): string {
  return `${file} ${name}`;
}
