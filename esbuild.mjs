// One bundler for everything that ships: dist/{extension,server,cli,webview}.js
// --only=server,cli builds some of them, --outdir=FOLDER elsewhere (tests and benchmarks do both).
import { build, context } from 'esbuild';
import { chmod, rm } from 'node:fs/promises';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** The value of an option written as --name=value. */
function option(name, fallback) {
  const written = process.argv.find((it) => it.startsWith(`--${name}=`));
  return written?.slice(name.length + 3) ?? fallback;
}

const outdir = option('outdir', 'dist');
const only = option('only', 'extension,server,cli,webview').split(',');

const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  outdir,
};

/** `yaml` reads an environment variable at every lexeme in its Node build; its browser build does not. */
const yamlWithoutEnvironment = {
  name: 'yaml-without-environment',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^yaml$/ }, async ({ importer, resolveDir, kind, pluginData }) => {
      if (pluginData === 'resolved') return undefined;
      const found = await resolve('yaml', { importer, resolveDir, kind, pluginData: 'resolved' });
      return { path: found.path.replace(/[\\/]dist[\\/]index\.js$/, '/browser/dist/index.js') };
    });
  },
};

/** `parity lsp` runs the server's own bundle instead of carrying a second copy. */
const serverBundle = {
  name: 'server-bundle',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/main$/ }, ({ importer }) =>
      /[\\/]server[\\/]cli\.ts$/.test(importer) ? { path: './server.js', external: true } : undefined,
    );
  },
};

const node = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  plugins: [yamlWithoutEnvironment],
  banner: { js: '' },
};

const all = [
  { ...node, entryPoints: { extension: 'client/extension.ts' }, external: ['vscode'] },
  { ...node, entryPoints: { server: 'server/main.ts' } },
  {
    ...node,
    entryPoints: { cli: 'server/cli.ts' },
    banner: { js: '#!/usr/bin/env node' },
    plugins: [...node.plugins, serverBundle],
  },
  {
    ...shared,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    entryPoints: { webview: 'client/webview/browser/main.ts', 'webview.style': 'client/webview/browser/style.css' },
    loader: { '.css': 'css' },
  },
];

const configurations = all.filter(({ entryPoints }) => only.some((name) => name in entryPoints));

await rm(outdir, { recursive: true, force: true });
if (watch) {
  const contexts = await Promise.all(configurations.map((configuration) => context(configuration)));
  await Promise.all(contexts.map((it) => it.watch()));
} else {
  await Promise.all(configurations.map((configuration) => build(configuration)));
  if (only.includes('cli')) await chmod(`${outdir}/cli.js`, 0o755);
}
