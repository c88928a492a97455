import { asMap, asScalar, pairAt, type YamlNode, type YamlScalar } from '../yaml';

/** Where an item of `extensions` names its extension: `redis`, or with options `name: blackfire` or `blackfire: {…}`. */
export function extensionNameIn(item: YamlNode | undefined): YamlScalar | undefined {
  const options = asMap(item);
  const named = options && pairAt(options, 'name');
  return asScalar(item) ?? asScalar(named?.value) ?? options?.pairs[0]?.key;
}
