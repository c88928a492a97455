import type { Layer } from '../compose/tree';
import { asScalar, asSequence, asText } from '../yaml';

/** A command of a Compose file as one line, whether it is written as a text or as a list. */
export function commandText(command: Layer | undefined): string {
  const items = asSequence(command?.node)?.items.map((item) => asText(item) ?? '');
  return items?.join(' ') ?? asScalar(command?.node)?.text ?? '';
}
