import type { NamedExtension } from '../../model';
import type { Project } from '../../project';
import type { Comparison } from '../drift';
import { extensionSides, missingLocally, onlyLocal, type ExtensionSides } from '../extensions';
import { partsText, type ComparedFact, type Difference, type Saying, type Verdict } from './fact';

/** The PHP extensions of every application that a place speaks of: one fact an application. */
export function extensionFacts(comparison: Comparison, { declared, comparisons }: Project): ComparedFact[] {
  const { applications, gaps } = declared;
  return extensionSides(applications, comparisons).flatMap((all) => {
    const own = ownSides(all, comparison);
    const used = [...own.required, ...own.containers.flatMap(({ extensions }) => extensions.named)];
    if (own.required.length + own.containers.length === 0) return [];
    // What composer.json requires is a part of what runs: it lacks nothing.
    const isHome = all.containers[0] !== undefined && own.containers.includes(all.containers[0]);
    const missing = isHome ? missingLocally(all).map((it) => missingHere(all, it)) : [];
    const extra = gaps.length > 0 ? [] : onlyLocal(own).map((it) => missingThere(all, it));
    return [factOf(own, used, [...missing, ...extra])];
  });
}

/** What one place says of them. */
function ownSides(sides: ExtensionSides, { place, applications }: Comparison): ExtensionSides {
  const own = applications.flatMap(({ containers }) => containers);
  return {
    ...sides,
    required: place.id === 'files' ? sides.required : [],
    containers: sides.containers.filter(({ application }) => own.includes(application)),
  };
}

function missingHere({ declared, containers }: ExtensionSides, { name, source }: NamedExtension): Difference {
  return {
    code: 'extension-missing-locally',
    subject: declared.name,
    about: name,
    verb: 'lacks',
    places: [source, ...containers.map((it) => it.source)],
  };
}

function missingThere({ declared, production }: ExtensionSides, { name, source }: NamedExtension): Difference {
  return {
    code: 'extension-only-local',
    subject: declared.name,
    about: name,
    verb: 'production lacks',
    places: [source, ...(production ? [production.source] : [])],
  };
}

function factOf(
  sides: ExtensionSides,
  used: readonly NamedExtension[],
  differences: readonly Difference[],
): ComparedFact {
  const { declared, production } = sides;
  const verdict = differences.length === 0 ? agreement(sides) : 'differs';
  return {
    kind: 'extensions',
    name: declared.name,
    verdict,
    declared: production && { text: namesOf(production.extensions.named) || 'the defaults', source: production.source },
    local: sayings(sides, used),
    differences,
    ...(verdict === 'same' ? {} : { reason: partsText(differences) || 'not all extensions of a side are known' }),
  };
}

function agreement({ production, containers }: ExtensionSides): Verdict {
  const gap = [production, ...containers].some((it) => !it || it.extensions.gap !== undefined);
  return gap ? 'unknown' : 'same';
}

function sayings({ containers: [container] }: ExtensionSides, used: readonly NamedExtension[]): Saying[] {
  const source = container?.source ?? used[0]?.source;
  return source ? [{ text: namesOf(used) || 'those of the image', source }] : [];
}

function namesOf(extensions: readonly NamedExtension[]): string {
  return [...new Set(extensions.map(({ name }) => name))].sort().join(', ');
}
