import { entriesOf, itemsOf, scalarOf, type Tree, type TreeScalar } from '../../../compose/tree';
import type { ComposeService } from '../../../compose/compose';
import type { Json } from '../../plan';
import type { Finding, Ground } from './ground';
import { override, type OverrideMap } from './overrideText';
import { hostPath, type PathFact } from './pathFacts';
import { escaped, written } from './written';

/** Env files of a service. Those outside of the repository are read where they are; those that git does not hold come along. */
export function envFiles(service: ComposeService, ground: Ground): Finding {
  const items = itemsOf(service.tree, 'env_file');
  const facts = items.map((item) => factOf(scalarOf(item, 'path'), ground));
  const moved = facts.some((fact) => fact && fact.inside === undefined);
  return {
    fields: moved ? { env_file: override(items.map((item, index) => moved1(item, facts[index], ground))) } : {},
    reads: facts.flatMap((fact) => readsOf(fact)),
  };
}

/** Secrets and configs of the project, likewise. Containers can only read them. */
export function sharedFiles(ground: Ground): { readonly fields: OverrideMap; readonly reads: readonly string[] } {
  const found = ['secrets', 'configs'].map((section) => {
    const files = entriesOf(ground.compose.tree, section).flatMap(([name, { value }]) => {
      const fact = factOf(scalarOf(value, 'file'), ground);
      return fact ? [{ name, fact }] : [];
    });
    const outside = files.filter(({ fact }) => fact.inside === undefined);
    const fields = outside.map(({ name, fact }) => [name, { file: escaped(fact.real) }] as const);
    return {
      fields: fields.length > 0 ? { [section]: Object.fromEntries(fields) } : {},
      reads: files.flatMap(({ fact }) => readsOf(fact)),
    };
  });
  return {
    fields: Object.assign({}, ...found.map(({ fields }) => fields)) as OverrideMap,
    reads: found.flatMap(({ reads }) => reads),
  };
}

function factOf(text: TreeScalar | undefined, { parent, facts }: Ground): PathFact | undefined {
  const path = text && hostPath(text, parent);
  return path === undefined ? undefined : facts.get(path);
}

function readsOf(fact: PathFact | undefined): string[] {
  return fact?.kind === 'file' && fact.inside !== undefined && !fact.tracked ? [fact.inside] : [];
}

/** An entry of a list that is written anew: paths in it start from the branch's folders. */
function moved1(item: Tree, fact: PathFact | undefined, { branch }: Ground): Json {
  const same = written(item) as Readonly<Record<string, Json>>;
  if (!fact) return same;
  return { ...same, path: escaped(fact.inside === undefined ? fact.real : `${branch.root}/${fact.inside}`) };
}
