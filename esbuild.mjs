// One bundler for everything that ships: dist/{extension,server,cli,webview}.js
import { build, context } from 'esbuild';
import { chmod, rm } from 'node:fs/promises';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  outdir: 'dist',
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

const node = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  plugins: [yamlWithoutEnvironment],
  banner: { js: '' },
};

const configurations = [
  { ...node, entryPoints: { extension: 'client/extension.ts' }, external: ['vscode'] },
  { ...node, entryPoints: { server: 'server/server.ts' } },
  { ...node, entryPoints: { cli: 'server/cli.ts' }, banner: { js: '#!/usr/bin/env node' } },
  {
    ...shared,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    entryPoints: { webview: 'client/webview/browser/main.ts' },
    loader: { '.css': 'css' },
  },
];

await rm('dist', { recursive: true, force: true });
if (watch) {
  const contexts = await Promise.all(configurations.map((configuration) => context(configuration)));
  await Promise.all(contexts.map((it) => it.watch()));
} else {
  await Promise.all(configurations.map((configuration) => build(configuration)));
  await chmod('dist/cli.js', 0o755);
}
