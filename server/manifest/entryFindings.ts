import { keptPerEntry } from '../../core/manifest/keptPerEntry';
import type { Manifest } from '../../core/manifest/manifest';
import type { Finding } from '../problem';
import { entryKinds, type EntryKind, type EntryRule, type Neighbours } from './entryRule';
import { movedFindings } from './movedFindings';
import { neighboursIn } from './neighbours';
import { textIn } from './textIn';

/** What one rule says of one entry. */
interface Verdict {
  readonly rule: EntryRule;
  readonly findings: readonly Finding[];
  /** What the rule broke with. */
  readonly failure?: { readonly error: unknown };
}

/**
 * What rules say of the entries of a manifest. All of them are asked together about an entry that is new, and nobody about one that is
 * written as before.
 */
export class EntryFindings {
  private readonly byManifest = new WeakMap<Manifest, ReadonlyMap<EntryRule, readonly Verdict[]>>();
  private readonly verdictsOf: Readonly<Record<EntryKind, ReturnType<EntryFindings['overKind']>>>;
  /** The version that is asked about. Its texts are no part of what is given to an entry, since they change with every key. */
  private asked: Manifest | undefined;

  constructor(private readonly rules: readonly EntryRule[]) {
    this.verdictsOf = {
      applications: this.overKind('applications'),
      services: this.overKind('services'),
      routes: this.overKind('routes'),
    };
  }

  /** What several entries share is told once. Throws what the rule threw. */
  *of(rule: EntryRule, manifest: Manifest): Iterable<Finding> {
    const told = new Set<string>();
    for (const { findings, failure } of this.verdicts(manifest).get(rule) ?? []) {
      if (failure) throw failure.error;
      for (const finding of findings) {
        const { file, span } = finding.source;
        const key = `${file}:${span.start}:${span.end}:${finding.message}`;
        if (!told.has(key)) yield finding;
        told.add(key);
      }
    }
  }

  private verdicts(manifest: Manifest): ReadonlyMap<EntryRule, readonly Verdict[]> {
    const known = this.byManifest.get(manifest) ?? this.ask(manifest);
    this.byManifest.set(manifest, known);
    return known;
  }

  private ask(manifest: Manifest): ReadonlyMap<EntryRule, readonly Verdict[]> {
    this.asked = manifest;
    const neighbours = neighboursIn(manifest);
    const byRule = new Map<EntryRule, Verdict[]>(this.rules.map((rule) => [rule, []]));
    for (const kind of entryKinds) {
      for (const entry of manifest[kind]) {
        for (const verdict of this.verdictsOf[kind](entry, neighbours)) byRule.get(verdict.rule)?.push(verdict);
      }
    }
    return byRule;
  }

  private overKind(kind: EntryKind) {
    const rules = this.rules.filter(({ over }) => over.includes(kind));
    const place = { kind, text: (file: string) => (this.asked ? textIn(this.asked, file) : '') };
    return keptPerEntry(
      (entry, neighbours: Neighbours): readonly Verdict[] =>
        rules
          .map((rule) => verdictOf(rule, () => [...rule.checkEntry(entry, neighbours, place)]))
          .filter(({ findings, failure }) => findings.length > 0 || failure),
      (verdicts, by, file) =>
        verdicts.map((verdict) => ({ ...verdict, findings: movedFindings(verdict.findings, by, file) })),
    );
  }
}

function verdictOf(rule: EntryRule, find: () => readonly Finding[]): Verdict {
  try {
    return { rule, findings: find() };
  } catch (error) {
    // Told when the rule itself is asked (`check`), so that the others' findings are complete.
    return { rule, findings: [], failure: { error } };
  }
}
