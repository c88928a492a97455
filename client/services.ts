import type { LogOutputChannel, TreeView } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { ComparisonDocuments } from './comparisonDocuments';
import type { LanguageServer } from './languageClient';
import type { Projects } from './projects';
import type { Node } from './tree/node';

/** What commands work with. */
export interface Services {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly projects: Projects;
  readonly server: LanguageServer;
  readonly view: TreeView<Node>;
  readonly comparisons: ComparisonDocuments;
}
