import type { Source } from '../text';
import type { Files } from '../workspace';
import type { ContainerSources } from './containerFiles';

/** A text as it stands in a file. */
export interface StartText {
  readonly text: string;
  /** The place of the whole text. */
  readonly source: Source;
}

/** What starts a container, as it is written: entrypoint and command of the Compose file, else the command of the Dockerfile. */
export function startTexts({ service, steps }: ContainerSources, files: Files): StartText[] {
  const ofCompose = [service.entrypoint, service.command].flatMap((layer) => {
    const state = layer && files.read(layer.file);
    if (!layer || state?.state !== 'known') return [];
    const { file, node } = layer;
    return [{ text: state.text.slice(node.span.start, node.span.end), source: { file, span: node.span } }];
  });
  const ofImage = steps.findLast(({ keyword }) => keyword === 'CMD');
  // An entrypoint takes the image's command away (compose-spec, entrypoint).
  return ofImage && !service.command && !service.entrypoint ? [ofImage] : ofCompose;
}
