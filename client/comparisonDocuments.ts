import { commands, EventEmitter, Uri, workspace, type Disposable, type TextDocumentContentProvider } from 'vscode';

const scheme = 'parity-comparison';

/**
 * Comparisons as documents that can be read, searched and copied, but not changed. Each pair of environments has one: made again, it shows
 * the newer comparison.
 */
export class ComparisonDocuments implements TextDocumentContentProvider, Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new EventEmitter<Uri>();
  private readonly registration = workspace.registerTextDocumentContentProvider(scheme, this);
  readonly onDidChange = this.changed.event;

  provideTextDocumentContent(uri: Uri): string {
    return this.texts.get(uri.toString()) ?? 'This comparison was made before the window was loaded. Compare again.';
  }

  /** @param name of the document, as its tab shows it */
  async show(name: string, folder: string, markdown: string): Promise<void> {
    const path = `/${name.replaceAll('/', '-')}.md`;
    const uri = Uri.from({ scheme, path, query: folder });
    this.texts.set(uri.toString(), markdown);
    this.changed.fire(uri);
    await commands.executeCommand('markdown.showPreview', uri);
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}
