import type { ManifestEntry } from '../../core/manifest/manifest';
import { asMap, asScalar, asSequence, pairAt, valueAt, type YamlNode, type YamlScalar } from '../../core/yaml';

/** A runtime of a stack as it is written: `php@8.4`, or with settings below it. */
export interface StackRuntime {
  readonly scalar: YamlScalar;
  readonly name: string;
  /** Absent where nothing follows the separator, or there is none. */
  readonly version: string | undefined;
  readonly separator: string;
  readonly options: YamlNode | undefined;
}

/** The runtimes of an application's stack. Its older form, a list, holds packages as well: of it, what is written with a version. */
export function stackRuntimes({ node }: ManifestEntry): StackRuntime[] {
  const stack = valueAt(node, ['stack']);
  const older = asSequence(stack);
  const items = older?.items ?? asSequence(asMap(stack) && pairAt(stack, 'runtimes')?.value)?.items ?? [];
  return items
    .flatMap((item) => {
      const pair = asMap(item)?.pairs[0];
      const scalar = asScalar(item) ?? pair?.key;
      if (!scalar || scalar.value === null || scalar.style === 'block' || scalar.tag !== undefined) return [];
      const [, name = '', separator = '', version = ''] =
        /^\s*([^\s:@]*)\s*([:@]?)\s*(.*?)\s*$/.exec(scalar.text) ?? [];
      return [{ scalar, name, separator, version: version === '' ? undefined : version, options: pair?.value }];
    })
    .filter(({ separator }) => !older || separator === '@');
}
