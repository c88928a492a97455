import type { ManifestEntry } from '../manifest/manifest';
import { absent, known, unknown, type Fact, type Runtime } from '../model';
import { asMap, asScalar, asSequence, pairsOf, sourceIn, valueAt, type YamlNode } from '../yaml';
import { declaredType } from './declaredType';

/** What an application runs on: its type, or the first runtime of a composable image. */
export function declaredRuntime(entry: ManifestEntry): Fact<Runtime> {
  const type = declaredType(entry);
  if (type.state !== 'known') return type.state === 'absent' ? stackRuntime(entry) : type;
  if (type.value.name === 'composable') return stackRuntime(entry);
  return known({ name: type.value.name, version: type.value.version }, type.source);
}

/** A composable image runs its first runtime: `php@8.4`, alone or as the key of its options. */
function stackRuntime(entry: ManifestEntry): Fact<Runtime> {
  const stack = valueAt(entry.node, ['stack']);
  const first = firstOfStack(entry);
  const scalar = asScalar(first) ?? asMap(first)?.pairs[0]?.key;
  const match = scalar && /^([\w-]+)@(.+)$/.exec(scalar.text);
  if (!scalar || !match) return stack ? unknown('the stack names no runtime', entry.source) : absent;
  const source = sourceIn(entry.file, scalar);
  return known({ name: match[1] ?? '', version: known(match[2] ?? '', source) }, source);
}

/** The first runtime of a composable image, alone or with its options. */
export function firstOfStack(entry: ManifestEntry): YamlNode | undefined {
  return stackItems(entry)[0];
}

function stackItems({ node }: ManifestEntry): readonly YamlNode[] {
  const stack = valueAt(node, ['stack']);
  return (asSequence(valueAt(stack, ['runtimes'])) ?? asSequence(stack))?.items ?? [];
}

/** What else is there to be run: the further runtimes of a composable image, and what the build depends on. */
export function declaredLanguages(entry: ManifestEntry): string[] {
  const stacked = stackItems(entry)
    .slice(1)
    .flatMap((item) => asScalar(item) ?? asMap(item)?.pairs[0]?.key ?? []);
  const forBuild = pairsOf(valueAt(entry.node, ['dependencies'])).map(({ key }) => key.text);
  return [...stacked.map(({ text }) => text.split('@')[0] ?? ''), ...forBuild];
}
