// What the editor gives to a webview, as far as the panel's page asks for it. The state outlives the page.
window.told = [];
window.acquireVsCodeApi = () => ({
  postMessage: (message) => window.told.push(message),
  getState: () => JSON.parse(window.sessionStorage.getItem('state') ?? 'null') ?? undefined,
  setState: (state) => window.sessionStorage.setItem('state', JSON.stringify(state)),
});
