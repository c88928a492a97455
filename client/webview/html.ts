import { randomBytes } from 'node:crypto';
import { Uri, type Webview } from 'vscode';

/** The page of the panel. Nothing but our own script and style is loaded, and nothing is sent anywhere. */
export function panelHtml(webview: Webview, extension: Uri, title: string): string {
  const nonce = randomBytes(16).toString('base64url');
  const script = webview.asWebviewUri(Uri.joinPath(extension, 'dist', 'webview.js')).toString();
  const style = webview.asWebviewUri(Uri.joinPath(extension, 'dist', 'webview.style.css')).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<form id="form">
<label for="name">Name</label>
<input id="name" name="name" autocomplete="off" spellcheck="false" aria-describedby="name-help problem" required disabled>
<p id="name-help" class="help">Also the name of the git branch, such as <code>feature/search</code>.</p>
<label for="source">From</label>
<select id="source" name="source" disabled></select>
<p id="problem" class="problem" role="alert" hidden></p>
<details id="topology" open hidden>
<summary>What is declared, and whether it is the same on this machine</summary>
<div id="picture"></div>
</details>
<h2 id="plan-title">Plan</h2>
<ol id="steps" aria-labelledby="plan-title"></ol>
<ul id="notes"></ul>
<p id="outcome" role="status"></p>
<div class="buttons">
<button id="run" type="submit">Branch</button>
<button id="cancel" type="button" class="secondary" hidden>Cancel</button>
<button id="open" type="button" hidden>Open in New Window</button>
<button id="copy" type="button" class="secondary" hidden>Copy Connection Strings</button>
</div>
</form>
</main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
