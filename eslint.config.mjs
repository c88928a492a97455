import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** The house's import rules (docs/architecture.md): what each layer must not know. */
const connection = [
  'vscode-languageserver',
  'vscode-languageserver/*',
  'vscode-languageclient',
  'vscode-languageclient/*',
];
const only = {
  yaml: { name: 'yaml', message: 'Only core/yaml/ imports yaml.' },
  processes: ['child_process', 'node:child_process'].map((name) => ({
    name,
    message: 'Only core/exec.ts starts processes.',
  })),
  vscode: { name: 'vscode', message: 'Only client/** imports vscode.' },
};

function imports({ paths = [], patterns = [] }) {
  return { 'no-restricted-imports': ['error', { paths: paths.flat(), patterns }] };
}

const noConnection = { group: connection, message: 'Only server/server.ts knows the connection.' };
const noNode = { group: ['node:*', 'fs', 'path', 'os'], message: 'Text in, values out: no node modules here.' };
const noDoors = { group: ['**/server/**', '**/client/**'], message: 'core knows neither door.' };

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'out', 'test/workbench', 'example', '.cache'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['core/**/*.ts'],
    rules: imports({ paths: [only.yaml, only.processes, only.vscode], patterns: [noConnection, noDoors] }),
  },
  {
    files: [
      'core/{manifest,compose,readers,drift}/**/*.ts',
      'server/{manifest,navigation,drift,rules,settings}/**/*.ts',
    ],
    rules: {
      ...imports({
        paths: [only.yaml, only.processes, only.vscode],
        patterns: [noConnection, noNode, { group: ['**/client/**'], message: 'Doors do not know each other.' }],
      }),
      'no-restricted-syntax': [
        'error',
        { selector: ':function[async=true]', message: 'The language core is synchronous.' },
      ],
    },
  },
  {
    files: ['server/*.ts', 'server/environments/*.ts'],
    ignores: ['server/server.ts'],
    rules: imports({
      paths: [only.yaml, only.processes, only.vscode],
      patterns: [noConnection, { group: ['**/client/**'], message: 'Doors do not know each other.' }],
    }),
  },
  {
    files: ['client/**/*.ts'],
    rules: imports({
      paths: [only.yaml, only.processes],
      patterns: [{ group: ['**/server/**'], message: 'Doors do not know each other.' }],
    }),
  },
  { files: ['core/yaml/*.ts', 'core/exec.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['core/**/*.ts', 'client/**/*.ts', 'server/**/*.ts'],
    ignores: ['server/cli.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'argv' },
        { object: 'process', property: 'exit' },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        AbortController: 'readonly',
        AbortSignal: 'readonly',
        performance: 'readonly',
        URLSearchParams: 'readonly',
        TextDecoder: 'readonly',
        document: 'readonly',
        window: 'readonly',
        MutationObserver: 'readonly',
      },
    },
  },
);
