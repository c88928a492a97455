export interface PageParts {
  readonly title: string;
  /** Addresses of our own script and style. */
  readonly script: string;
  readonly style: string;
  /** What styles may come from, as a content security policy says it. */
  readonly styleSource: string;
  /** New for every page. */
  readonly nonce: string;
}

/** The page of the panel. Nothing but our own script and style is loaded, and nothing is sent anywhere. */
export function pageOf({ title, script, style, styleSource, nonce }: PageParts): string {
  const policy = `default-src 'none'; style-src ${styleSource}; script-src 'nonce-${nonce}'`;
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
${form}
<details id="topology" open hidden>
<summary>What is declared, and whether it is the same on this machine</summary>
<div id="picture"></div>
</details>
</main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

const form = `<form id="form" novalidate>
<label for="name">Name</label>
<input id="name" name="name" autocomplete="off" spellcheck="false" aria-describedby="name-problem name-help" required disabled>
<p id="name-problem" class="problem" role="alert" hidden></p>
<p id="name-help" class="help">Also the name of the git branch, such as <code>feature/search</code>.</p>
<label for="source">From</label>
<select id="source" name="source" aria-describedby="source-help" disabled></select>
<p id="source-help" class="help"></p>
<fieldset id="bring">
<legend>Bring</legend>
<input id="data" type="checkbox" aria-describedby="data-help" disabled>
<label for="data">Data of the source (a clone)</label>
<p id="data-help" class="help"></p>
<input id="changes" type="checkbox" aria-describedby="changes-help" disabled>
<label for="changes">Uncommitted changes</label>
<p id="changes-help" class="help"></p>
<input id="verify" type="checkbox" aria-describedby="verify-help" disabled>
<label for="verify">Verification of the clone</label>
<p id="verify-help" class="help"></p>
</fieldset>
<section id="plan" aria-labelledby="plan-title">
<h2 id="plan-title">Plan</h2>
<p id="plan-problem" class="problem" role="alert" hidden></p>
<ol id="steps" aria-labelledby="plan-title"></ol>
<ul id="notes" aria-label="Notes on the plan"></ul>
</section>
<div id="foot">
<fieldset id="asks" hidden>
<legend>Needs your agreement</legend>
<div role="alert"><ul id="asked"></ul></div>
<input id="agree" type="checkbox">
<label for="agree">I agree</label>
</fieldset>
<p id="outcome" role="status"></p>
<div class="buttons">
<button id="run" type="submit" disabled>Branch</button>
<button id="cancel" type="button" class="secondary" hidden>Cancel</button>
<span id="next" class="buttons"></span>
</div>
</div>
</form>`;
