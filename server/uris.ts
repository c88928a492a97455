import { relative, sep } from 'node:path';
import { URI, Utils } from 'vscode-uri';
import type { ProjectPath } from '../core/workspace';

/** The path on the disk behind a URI; undefined for documents that are not files. */
export function diskPath(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}

export function uriOfPath(path: string): string {
  return URI.file(path).toString();
}

/** The path in a project's root; undefined for what lies outside. Both are paths on the disk. */
export function pathIn(root: string, path: string): ProjectPath | undefined {
  if (path !== root && !path.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
  return relative(root, path).split(sep).join('/');
}

/** A document that is not on the disk, as the one file of a project of its own; undefined where it is no manifest. */
export function loneManifest(
  uri: string,
  languageId: string,
): { readonly root: string; readonly file: ProjectPath } | undefined {
  const parsed = URI.parse(uri);
  const match = /^(.*)\/(\.upsun\/[^/]+\.yaml)$/.exec(parsed.path);
  if (match?.[2] !== undefined) return { root: parsed.with({ path: match[1] ?? '' }).toString(), file: match[2] };
  return languageId === 'upsun' ? { root: uri, file: '.upsun/config.yaml' } : undefined;
}

/** The URI of a file in a project whose root is a URI. */
export function uriIn(root: string, file: ProjectPath): string {
  return Utils.joinPath(URI.parse(root), ...file.split('/')).toString();
}

/** The last part of a URI's path. */
export function nameOf(uri: string): string {
  return Utils.basename(URI.parse(uri));
}
