import { URI } from 'vscode-uri';
import type { InitializationOptions } from '../core/protocol';
import type { ProjectPath } from '../core/workspace';
import { links, type Link } from './manifest/links';
import type { ProjectView } from './projectView';

/** The links of a file. VS Code opens no folder from a link: there, its explorer shows it. */
export function documentLinks(view: ProjectView, file: ProjectPath, { extension = false }: InitializationOptions) {
  return links(view.project, file).map(({ span, target, tooltip }) => ({
    range: view.positions(file).range(span),
    target: addressOf(target, view, extension),
    tooltip,
  }));
}

function addressOf(target: Link['target'], { addresses }: ProjectView, extension: boolean): string {
  if (target.kind === 'page') return target.url;
  const uri = addresses.uri(target.path);
  return extension && target.kind === 'folder'
    ? `command:revealInExplorer?${encodeURIComponent(JSON.stringify([URI.parse(uri)]))}`
    : uri;
}
