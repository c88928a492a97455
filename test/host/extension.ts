import assert from 'node:assert/strict';
import { until } from '../until';
import {
  commands,
  extensions,
  languages,
  Range,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type CodeAction,
  type CodeLens,
  type CompletionList,
  type Diagnostic,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type Location,
  type LocationLink,
  type InlayHint,
  type SemanticTokens,
  type SymbolInformation,
  type SignatureHelp,
  type TextEdit,
} from 'vscode';

const id = 'environment-parity.environment-parity';

const wide = `applications:
    app:
        type: php:8.4
        relationships:
            main: "db:postgresql"
services:
    db:
        type: postgresql:17
`;

function file(path: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return Uri.joinPath(folder.uri, path);
}

/** Waits until a question has an answer: the server works in another process. */
async function eventually<T>(ask: () => T | undefined): Promise<T> {
  let answer: T | undefined;
  await until(() => (answer = ask()) !== undefined, 30_000);
  assert.ok(answer !== undefined);
  return answer;
}

function diagnostic(path: string, code: string): Promise<Diagnostic> {
  return eventually(() => languages.getDiagnostics(file(path)).find((it) => codeOf(it) === code));
}

function codeOf({ code }: Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

export function defineTests(): void {
  describe('the extension in its host', () => {
    it('activates for a folder with a manifest', async () => {
      const extension = extensions.getExtension(id);
      assert.ok(extension);
      await extension.activate();
      assert.equal(extension.isActive, true);
    });

    it('registers every command of package.json', async () => {
      const manifest = extensions.getExtension(id)?.packageJSON as { contributes: { commands: { command: string }[] } };
      const registered = new Set(await commands.getCommands(true));
      const missing = manifest.contributes.commands.map(({ command }) => command).filter((it) => !registered.has(it));
      assert.deepEqual(missing, []);
    });

    it('gives the manifest its language', async () => {
      const document = await workspace.openTextDocument(file('.upsun/config.yaml'));
      assert.equal(document.languageId, 'upsun');
    });

    it('underlines the mistake and the drift, in both files', async () => {
      await workspace.openTextDocument(file('.upsun/config.yaml'));
      await diagnostic('.upsun/config.yaml', 'unknown-key');
      const declared = await diagnostic('.upsun/config.yaml', 'service-version-drift');
      const local = await diagnostic('compose.yaml', 'service-version-drift');
      await diagnostic('compose.yaml', 'service-missing-locally');
      await diagnostic('Dockerfile', 'runtime-version-drift');
      assert.match(declared.relatedInformation?.[0]?.location.uri.path ?? '', /compose\.yaml$/);
      assert.match(local.relatedInformation?.[0]?.location.uri.path ?? '', /config\.yaml$/);
    });

    it('completes, explains and offers lenses', async () => {
      const uri = file('.upsun/config.yaml');
      const document = await workspace.openTextDocument(uri);
      const type = document.positionAt(document.getText().indexOf('nodejs:24') + 2);
      const list = await commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', uri, type);
      assert.ok(list.items.some(({ label }) => label === 'nodejs:24'));
      const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', uri, type);
      assert.ok(hovers.length > 0);
      const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri);
      assert.ok(lenses.some(({ command }) => command?.command === 'parity.reproduceProduction'));
    });

    it('goes to a service, finds who uses it, and gives it a new name', async () => {
      const uri = file('.upsun/config.yaml');
      const document = await workspace.openTextDocument(uri);
      const text = document.getText();
      const used = document.positionAt(text.indexOf('db:postgresql') + 1);
      const declared = document.positionAt(text.indexOf('db:\n')).line;
      const links = await commands.executeCommand<(Location | LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        uri,
        used,
      );
      assert.deepEqual(
        links.map((it) => ('targetRange' in it ? it.targetRange : it.range).start.line),
        [declared],
      );
      const references = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', uri, used);
      assert.deepEqual(
        references.map(({ range }) => range.start.line).sort((a, b) => a - b),
        [used.line, declared],
      );
      const edit = await commands.executeCommand<WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        uri,
        used,
        'database',
      );
      assert.equal(edit.get(uri).length, 2);
      const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri);
      const users = lenses.find(({ command }) => command?.command === 'parity.showReferences');
      assert.match(users?.command?.title ?? '', /Used by guestbook/);
    });

    it('outlines, folds, links, hints and colours the manifest', async () => {
      const uri = file('.upsun/config.yaml');
      const document = await workspace.openTextDocument(uri);
      const symbols = await commands.executeCommand<DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri);
      assert.ok(symbols.some(({ name, children }) => name === 'services' && children.length > 0));
      const found = await commands.executeCommand<SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        'guest',
      );
      assert.ok(found.some(({ location }) => location.uri.path === uri.path));
      const folds = await commands.executeCommand<FoldingRange[]>('vscode.executeFoldingRangeProvider', uri);
      assert.ok(folds.length > 0);
      const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', uri);
      assert.ok(links.some(({ target }) => target?.path.endsWith('/nodejs')));
      const whole = new Range(document.positionAt(0), document.positionAt(document.getText().length));
      const hints = await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', uri, whole);
      assert.ok(hints.some(({ label }) => label === 'every day between 03:00 and 03:59'));
      const tokens = await commands.executeCommand<SemanticTokens>('vscode.provideDocumentSemanticTokens', uri);
      assert.ok(tokens.data.length > 0);
    });

    it('offers a fix that says what becomes of the data, and never prefers it', async () => {
      const uri = file('compose.yaml');
      await workspace.openTextDocument(uri);
      const drift = await diagnostic('compose.yaml', 'service-version-drift');
      const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, drift.range);
      const retag = actions.find(({ title }) => title.startsWith('Change the tag to 17'));
      assert.match(retag?.title ?? '', /dump it first/);
      assert.notEqual(retag?.isPreferred, true);
    });

    it('lays a manifest out, helps with relationships, and rewrites them', async () => {
      const document = await workspace.openTextDocument(file('apart/.upsun/config.yaml').with({ scheme: 'untitled' }));
      const edit = new WorkspaceEdit();
      edit.insert(document.uri, document.positionAt(0), wide);
      await workspace.applyEdit(edit);
      const ask = <T>(command: string, ...rest: unknown[]) =>
        commands.executeCommand<T>(command, document.uri, ...rest);
      const edits = await ask<TextEdit[]>('vscode.executeFormatDocumentProvider', { tabSize: 2, insertSpaces: true });
      assert.ok(edits.length > 0);
      const value = document.positionAt(wide.indexOf('postgresql"'));
      const help = await ask<SignatureHelp>('vscode.executeSignatureHelpProvider', value);
      assert.equal(help.activeParameter, 1);
      const actions = await ask<CodeAction[]>('vscode.executeCodeActionProvider', new Range(value, value), 'refactor');
      assert.ok(actions.some(({ title }) => title === 'Write the relationship as service and endpoint'));
      await window.showTextDocument(document);
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    it('checks text that is not saved', async () => {
      const document = await workspace.openTextDocument(file('.upsun/config.yaml'));
      const at = document.positionAt(document.getText().indexOf('mount:'));
      const edit = new WorkspaceEdit();
      edit.replace(document.uri, new Range(at, at.translate(0, 'mount'.length)), 'mounts');
      await workspace.applyEdit(edit);
      await eventually(() =>
        languages.getDiagnostics(document.uri).some((it) => codeOf(it) === 'unknown-key') ? undefined : true,
      );
      assert.equal(document.isDirty, true);
      await commands.executeCommand('workbench.action.files.revert');
    });
  });
}
