/** The page's own style. In an editor's panel its theme wins; elsewhere the system's choice of light or dark. */
export const style = `
:root {
  color-scheme: light dark;
  --ink: var(--vscode-foreground, #1c2128);
  --quiet: var(--vscode-descriptionForeground, #59636e);
  --paper: var(--vscode-editor-background, #ffffff);
  --line: var(--vscode-widget-border, var(--vscode-contrastBorder, #d5dae0));
  --same: var(--vscode-testing-iconPassed, #1a7f37);
  --differs: var(--vscode-errorForeground, #b3261e);
  --unknown: var(--vscode-editorWarning-foreground, #8a6100);
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: var(--vscode-foreground, #e4e8ed);
    --quiet: var(--vscode-descriptionForeground, #9aa4af);
    --paper: var(--vscode-editor-background, #15191e);
    --line: var(--vscode-widget-border, var(--vscode-contrastBorder, #343b44));
    --same: var(--vscode-testing-iconPassed, #4ac26b);
    --differs: var(--vscode-errorForeground, #ff8a80);
    --unknown: var(--vscode-editorWarning-foreground, #e3b341);
  }
}
* { box-sizing: border-box; }
body {
  margin: 0;
  padding: 2rem 1.25rem 3rem;
  background: var(--paper);
  color: var(--ink);
  font: 0.94rem/1.5 var(--vscode-font-family, system-ui, sans-serif);
}
article, footer { max-width: 72rem; margin: 0 auto; }
article + article { margin-top: 4rem; padding-top: 3rem; border-top: 1px solid var(--line); }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin: 2.5rem 0 0.75rem; font-size: 1.2rem; }
h3 { margin: 0 0 0.5rem; font-size: 1rem; }
h4 { margin: 1rem 0 0.25rem; font-size: 0.85rem; color: var(--quiet); }
p { margin: 0.25rem 0; }
.kicker, .quiet, caption, footer, .at, .why { color: var(--quiet); }
.score { display: grid; grid-template-columns: auto 1fr; gap: 0.5rem 2rem; align-items: center; margin-top: 1.5rem; }
.percent { font-size: 3.5rem; font-weight: 650; line-height: 1; font-variant-numeric: tabular-nums; white-space: nowrap; }
.not-shown { margin-top: 0.75rem; }
.bar { display: block; width: 100%; height: 12px; margin: 0.6rem 0 0.2rem; border-radius: 3px; }
rect.same { fill: var(--same); }
rect.differs { fill: var(--differs); }
rect.rest { fill: var(--line); }
.wide { overflow-x: auto; }
.wide:focus-visible { outline: 2px solid var(--vscode-focusBorder, #0969da); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-size: 0.93rem; }
caption { padding: 0 0 0.5rem; text-align: left; }
th, td { padding: 0.5rem 0.75rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th, thead td { border-bottom: 2px solid var(--line); white-space: nowrap; }
tbody th { font-weight: 600; overflow-wrap: anywhere; min-width: 8rem; }
tr.group th { padding: 1.1rem 0.75rem 0.35rem; font-size: 0.85rem; color: var(--quiet); }
td { min-width: 10rem; }
.counts { width: auto; min-width: 50%; }
.counts td, .counts thead th + th { min-width: 5rem; text-align: right; font-variant-numeric: tabular-nums; }
td .what { display: block; font-weight: 600; }
td .at, td .why { display: block; font-size: 0.85em; overflow-wrap: anywhere; }
.state { font-size: 0.85em; white-space: nowrap; }
.state .sign { display: inline-block; width: 1.1em; font-weight: 700; }
.is-same .state { color: var(--same); }
.is-differs .state { color: var(--differs); font-weight: 700; }
.is-unknown .state { color: var(--unknown); }
.is-absent { color: var(--quiet); }
td.is-same { background: color-mix(in srgb, var(--same) 9%, transparent); }
td.is-differs { background: color-mix(in srgb, var(--differs) 13%, transparent); }
td.is-accepted { background: color-mix(in srgb, var(--quiet) 9%, transparent); }
td.is-unknown { background: color-mix(in srgb, var(--unknown) 10%, transparent); }
.areas { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1.25rem; }
.area { padding: 1rem 1.25rem 1.25rem; border: 1px solid var(--line); border-radius: 6px; }
.area ul { margin: 0; padding-left: 1.1rem; }
.area li { margin: 0.3rem 0; overflow-wrap: anywhere; }
.area .at { font-size: 0.85em; }
.area code { display: block; color: var(--quiet); }
.attention { list-style: '✗\\2002'; }
.attention::marker { color: var(--differs); font-weight: 700; }
code { font-family: var(--vscode-editor-font-family, ui-monospace, monospace); font-size: 0.9em; }
footer { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 0.85rem; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 40rem) { .score { grid-template-columns: 1fr; } }
@media print {
  html { font-size: 11px; }
  :root { color-scheme: light; --ink: #000; --quiet: #444; --paper: #fff; --line: #bbb; --same: #1a7f37; --differs: #b3261e; --unknown: #8a6100; }
  body { padding: 0; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .wide { overflow: visible; }
  tr, .area { break-inside: avoid; }
  h2, tr.group { break-after: avoid; }
}
`;
