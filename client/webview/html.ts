import { randomBytes } from 'node:crypto';
import { Uri, type Webview } from 'vscode';
import { pageOf } from './page';

/** The page of the panel for a webview. */
export function panelHtml(webview: Webview, extension: Uri, title: string): string {
  const address = (file: string) => webview.asWebviewUri(Uri.joinPath(extension, 'dist', file)).toString();
  return pageOf({
    title,
    script: address('webview.js'),
    style: address('webview.style.css'),
    styleSource: webview.cspSource,
    nonce: randomBytes(16).toString('base64url'),
  });
}
