import type { Project } from '../../project';
import type { Comparison } from '../drift';
import { keptOnlyInProduction, keptOnlyLocally, type MountedContainer, type MountSides } from '../mounts';
import { partsText, type ComparedFact, type Difference, type Saying } from './fact';

/** Where each application keeps files, in production and in the containers of a place: one fact an application. */
export function mountFacts({ compose }: Comparison, { mounts }: Project): ComparedFact[] {
  const isOwn = ({ service }: MountedContainer) => compose?.services.includes(service) === true;
  return mounts.filter(({ containers: [first] }) => first && isOwn(first)).flatMap(factOf);
}

function factOf(sides: MountSides): ComparedFact[] {
  const { declared, mounts, containers } = sides;
  const kept = mounts.filter(({ temporary }) => !temporary);
  const extra = keptOnlyLocally(sides);
  if (kept.length + extra.length === 0) return [];
  const differences = extra.map(({ path, mount }): Difference => ({
    code: 'mount-not-persistent-in-production',
    subject: declared.name,
    about: path,
    verb: 'production keeps nothing in',
    places: [mount.source, declared.source],
  }));
  const text = kept.map(({ path }) => path).join(', ') || 'nothing';
  return [
    {
      kind: 'mounts',
      name: declared.name,
      declared: { text, source: kept[0]?.source ?? declared.source },
      local: containers.flatMap(keeping),
      ...judged(sides, differences),
    },
  ];
}

/** A container that is made to be thrown away keeps nothing, and nobody expects it to. */
function judged(
  sides: MountSides,
  differences: readonly Difference[],
): Pick<ComparedFact, 'verdict' | 'reason' | 'differences'> {
  if (differences.length > 0) return { verdict: 'differs', reason: partsText(differences), differences };
  const lost = keptOnlyInProduction(sides);
  if (lost.length > 0) return { verdict: 'absent', reason: `no volume for ${lost.map(({ path }) => path).join(', ')}` };
  const keeps = sides.containers.some(({ boundWhole, folders }) => boundWhole || folders.length > 0);
  return { verdict: keeps ? 'same' : 'absent' };
}

function keeping({ service, boundWhole, folders }: MountedContainer): Saying[] {
  if (boundWhole) return [{ text: 'the folder of this machine', source: service.source }];
  return folders.map(({ path, mount }) => ({ text: path, source: mount.source }));
}
