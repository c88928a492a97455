import type { NamedExtension } from '../../model';
import type { Project } from '../../project';
import type { Comparison } from '../drift';
import { extensionSides, missingLocally, onlyLocal, type ExtensionSides } from '../extensions';
import type { ComparedFact, Saying, Verdict } from './fact';

/** The PHP extensions of every application that a place speaks of: one fact an application. */
export function extensionFacts(comparison: Comparison, { declared }: Project): ComparedFact[] {
  const { applications, gaps } = declared;
  return extensionSides(applications, [comparison]).flatMap((sides) => {
    const used = [...sides.required, ...sides.containers.flatMap(({ extensions }) => extensions.named)];
    return sides.required.length + sides.containers.length === 0 ? [] : [factOf(sides, used, gaps.length > 0)];
  });
}

function factOf(sides: ExtensionSides, used: readonly NamedExtension[], open: boolean): ComparedFact {
  const { declared, production } = sides;
  // What composer.json requires is a part of what runs: it lacks nothing.
  const missing = sides.containers.length > 0 ? missingLocally(sides) : [];
  const extra = open ? [] : onlyLocal(sides);
  const reason = [reasonOf('lacks', missing), reasonOf('production lacks', extra)].filter((it) => it !== '').join('; ');
  const verdict = reason === '' ? agreement(sides) : 'differs';
  return {
    kind: 'extensions',
    name: declared.name,
    verdict,
    declared: production && { text: namesOf(production.extensions.named) || 'the defaults', source: production.source },
    local: sayings(sides, used),
    ...(verdict === 'same' ? {} : { reason: reason || 'not all extensions of a side are known' }),
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

function reasonOf(verb: string, extensions: readonly NamedExtension[]): string {
  return extensions.length === 0 ? '' : `${verb} ${namesOf(extensions)}`;
}

function namesOf(extensions: readonly NamedExtension[]): string {
  return [...new Set(extensions.map(({ name }) => name))].sort().join(', ');
}
