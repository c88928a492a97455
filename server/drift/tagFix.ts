import { titleOf } from '../../core/drift/engines';
import { isOlder, opensData } from '../../core/drift/versions';
import type { Source } from '../../core/text';
import type { Fix } from '../problem';

/** What may follow the version in a tag that official images publish for every version. */
const suffixes =
  /^(?:-(?:alpine|slim|bookworm|bullseye|trixie|jammy|noble|management|management-alpine|fpm|fpm-alpine|cli|cli-alpine|apache|zts|zts-alpine|slim-bookworm|slim-bullseye|slim-trixie|bookworm-slim|bullseye-slim|trixie-slim))?$/;

/**
 * The tag of the declared version in the style of the tag that stands there: `15-alpine` becomes `17-alpine`. A release of the base
 * system (`-alpine3.18`) is left out, since it may not exist for the other version; `pg15` of an extension's image becomes `pg17`. Undefined where the tag is made in another way.
 */
export function retag(tag: string, version: string): string | undefined {
  const [, extension] = /^((?:latest-)?pg)\d+$/.exec(tag) ?? [];
  if (extension !== undefined) return extension + version;
  const match = /^v?\d+(?:\.\d+)*(.*)$/.exec(tag);
  const suffix = match?.[1]?.replace(/(-alpine)\d+(?:\.\d+)*$/, '$1');
  return suffix !== undefined && suffixes.test(suffix) ? version + suffix : undefined;
}

/** Changes the tag at a place to the declared version; the rest of the file stays as it is. */
export function tagFix(
  at: Source | undefined,
  text: string,
  version: string,
  warning: string | undefined,
  noun: 'tag' | 'version' = 'tag',
): Fix | undefined {
  if (!at) return undefined;
  const tag = text.slice(at.span.start, at.span.end);
  const newText = retag(tag, version);
  if (newText === undefined || newText === tag) return undefined;
  const title = `Change the ${noun} to ${newText}${warning === undefined ? '' : ` (${warning})`}`;
  return {
    title,
    edits: [{ file: at.file, edits: [{ span: at.span, newText }] }],
    preferred: warning === undefined,
    ...(warning !== undefined && { warning }),
  };
}

/** Changes the version that a manifest declares. Never preferred: what is deployed is not changed by the way. */
export function declareFix(at: Source, type: string, from: string, to: string): Fix {
  const loss = lossOf(type, from, to);
  return {
    title: `Declare ${type}:${to} instead${loss === undefined ? '' : ` (${loss})`}`,
    edits: [{ file: at.file, edits: [{ span: at.span, newText: to }] }],
    preferred: false,
  };
}

/** What production loses by an older version. */
function lossOf(type: string, from: string, to: string): string | undefined {
  if (!isOlder(to, from)) return undefined;
  return opensData(type, from, to)
    ? `production goes back from ${from}`
    : `${titleOf(type)} ${to} can't open what ${from} has stored in production: dump it first`;
}
