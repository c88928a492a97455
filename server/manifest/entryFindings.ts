import { keptPerEntry } from '../../core/manifest/keptPerEntry';
import type { Manifest } from '../../core/manifest/manifest';
import { textsOf } from '../../core/manifest/textsOf';
import type { Finding } from '../problem';
import { entryKinds, type EntryKind, type EntryRule, type Neighbours } from './entryRule';
import { neighboursIn } from './neighbours';

/** What one rule, by its code, says of one entry. */
interface Verdict {
  readonly rule: string;
  readonly findings: readonly Finding[];
  /** What the rule broke with. */
  readonly failure?: { readonly error: unknown };
}

/**
 * What rules say of the entries of a manifest. All of them are asked together about an entry that is new, and nobody about one that is
 * written as before.
 */
export class EntryFindings {
  private readonly byManifest = new WeakMap<Manifest, ReadonlyMap<string, readonly Verdict[]>>();
  private readonly verdictsOf: Readonly<Record<EntryKind, ReturnType<EntryFindings['overKind']>>>;

  constructor(private readonly rules: readonly EntryRule[]) {
    this.verdictsOf = {
      applications: this.overKind('applications'),
      services: this.overKind('services'),
      routes: this.overKind('routes'),
    };
  }

  /** What several entries share is told once. Throws what the rule threw. */
  *of({ code }: EntryRule, manifest: Manifest): Iterable<Finding> {
    const told = new Set<string>();
    for (const { findings, failure } of this.verdicts(manifest).get(code) ?? []) {
      if (failure) throw failure.error;
      for (const finding of findings) {
        const { file, span } = finding.source;
        const key = `${file}:${span.start}:${span.end}:${finding.message}`;
        if (!told.has(key)) yield finding;
        told.add(key);
      }
    }
  }

  private verdicts(manifest: Manifest): ReadonlyMap<string, readonly Verdict[]> {
    const known = this.byManifest.get(manifest) ?? this.ask(manifest);
    this.byManifest.set(manifest, known);
    return known;
  }

  private ask(manifest: Manifest): ReadonlyMap<string, readonly Verdict[]> {
    const [neighbours, texts] = [neighboursIn(manifest), textsOf(manifest)];
    const byRule = new Map<string, Verdict[]>(this.rules.map(({ code }) => [code, []]));
    for (const kind of entryKinds) {
      for (const entry of manifest[kind]) {
        for (const verdict of this.verdictsOf[kind](entry, neighbours, texts)) byRule.get(verdict.rule)?.push(verdict);
      }
    }
    return byRule;
  }

  private overKind(kind: EntryKind) {
    const rules = this.rules.filter(({ over }) => over.includes(kind));
    return keptPerEntry((entry, neighbours: Neighbours, texts): readonly Verdict[] =>
      rules
        .map((rule) => verdictOf(rule.code, () => [...rule.checkEntry(entry, neighbours, kind, texts)]))
        .filter(({ findings, failure }) => findings.length > 0 || failure),
    );
  }
}

function verdictOf(rule: string, find: () => readonly Finding[]): Verdict {
  try {
    return { rule, findings: find() };
  } catch (error) {
    // Told when the rule itself is asked (`check`), so that the others' findings are complete.
    return { rule, findings: [], failure: { error } };
  }
}
