import type { ComposeService } from '../../../compose/compose';
import { at, itemsOf } from '../../../compose/tree';
import { mappedImage } from '../../../reproduce/images';
import type { Finding, Ground } from './ground';
import { reset, type OverrideMap } from './overrideText';
import { contextsOf, hostPath } from './pathFacts';
import { escaped } from './written';

/** The image that a service of the branch runs. */
export interface BranchedImage {
  readonly name: string;
  /** True where it is made from the worktree, by this service or another one. */
  readonly built: boolean;
}

/** Built images get names of their own: under the same name they would take the place of the parent's. */
export function imageOf(service: ComposeService, { compose, branch, images }: Ground): BranchedImage {
  const own = service.image?.value;
  const builder = service.build
    ? service
    : compose.services.find((other) => own !== undefined && other.build && other.image?.value === own);
  if (builder) return { name: `${branch.project}-${builder.name}`, built: true };
  return { name: mappedImage(own ?? service.image?.written ?? '', images), built: false };
}

/** Images of the branch. Those that are not built are pulled by a step of their own. */
export function images(service: ComposeService, ground: Ground): Finding {
  const { name, built } = imageOf(service, ground);
  if (!service.build)
    return {
      fields: {
        ...(name === service.image?.value ? {} : { image: escaped(name) }),
        pull_policy: 'never',
      },
    };
  return {
    fields: {
      ...(built && service.image ? { image: reset } : {}),
      ...(at(service.tree, 'pull_policy') ? { pull_policy: reset } : {}),
      ...buildFields(service, ground),
    },
  };
}

/** Folders that the worktree does not have are read where they are. */
function buildFields({ tree }: ComposeService, ground: Ground): OverrideMap {
  const build = at(tree, 'build');
  const moved = contextsOf(build).flatMap(({ name, text }) => {
    const path = hostPath(text, ground.parent);
    const fact = path === undefined ? undefined : ground.facts.get(path);
    if (!fact || (fact.tracked && !isAbsoluteText(text.value))) return [];
    const place = fact.tracked ? `${ground.branch.root}/${fact.inside ?? ''}` : fact.real;
    return [[name, escaped(place)] as const];
  });
  const context = moved.find(([name]) => name === undefined)?.[1];
  const others = moved.filter((it): it is readonly [string, string] => it[0] !== undefined);
  const fields = {
    ...(context === undefined ? {} : { context }),
    ...(others.length > 0 ? { additional_contexts: Object.fromEntries(others) } : {}),
    ...(itemsOf(build, 'tags').length > 0 ? { tags: reset } : {}),
  };
  return Object.keys(fields).length > 0 ? { build: fields } : {};
}

function isAbsoluteText(text: string | undefined): boolean {
  return /^([/~\\]|[A-Za-z]:)/.test(text ?? '');
}
