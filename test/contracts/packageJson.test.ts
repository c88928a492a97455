import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { abilities } from '../../core/environments/abilities';
import { defaultSettings } from '../../core/settings';
import { rules } from '../../server/rules';

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly submenus: readonly { readonly id: string }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, unknown>> }[];
    readonly viewsWelcome: readonly { readonly contents: string }[];
  };
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const { commands, menus, submenus, configuration, viewsWelcome } = manifest.contributes;
const settings = configuration.flatMap(({ properties }) => Object.keys(properties));
const camelCase = (code: string) => code.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

describe('commands', () => {
  test.each(commands.map(({ command }) => [command]))('%s has a file and its place in the table', (command) => {
    const name = command.replace('parity.', '');
    expect(existsSync(`client/commands/${name}.ts`)).toBe(true);
    expect(readFileSync('client/commands/index.ts', 'utf8')).toContain(`  ${name},\n`);
  });

  test('every menu names a command or a submenu that exists, and says when', () => {
    const known = new Set([...commands.map(({ command }) => command), ...submenus.map(({ id }) => id)]);
    const entries = Object.entries(menus).flatMap(([menu, items]) => items.map((item) => ({ menu, ...item })));
    expect(entries.filter(({ command, submenu }) => !known.has(command ?? submenu ?? ''))).toEqual([]);
    expect(entries.filter(({ when }) => !when)).toEqual([]);
  });

  test('every ability that a menu looks for is one', () => {
    const items = ['view/item/context', ...submenus.map(({ id }) => id)].flatMap((menu) => menus[menu] ?? []);
    const words = items.flatMap(({ when = '' }) =>
      [...when.matchAll(/\^environment\\\.\(\.\*\\\.\)\?(\w+)\\\./g)].map((it) => it[1]),
    );
    expect(words).toContain('snapshot');
    const flags = ['offered', 'page'];
    expect(words.filter((it) => ![...abilities, ...flags].includes(it ?? ''))).toEqual([]);
  });

  test('welcome views link to commands that exist', () => {
    const linked = viewsWelcome.flatMap(({ contents }) =>
      [...contents.matchAll(/command:(parity\.\w+)/g)].map((it) => it[1]),
    );
    expect(linked.length).toBeGreaterThan(0);
    for (const command of linked) expect(commands.map((it) => it.command)).toContain(command);
  });
});

describe('rules', () => {
  const headings = readFileSync('docs/rules.md', 'utf8');
  test.each(rules.map(({ code }) => [code]))('%s has a file, a setting and a heading', (code) => {
    const files = ['server/manifest/rules', 'server/drift/rules', 'server/rules'].map(
      (it) => `${it}/${camelCase(code)}.ts`,
    );
    expect(files.some((it) => existsSync(it))).toBe(true);
    expect(settings).toContain(`parity.severity.${code}`);
    expect(headings).toContain(`\n## ${code}\n`);
  });
});

describe('settings', () => {
  const keys = [
    'inlayHints',
    'productionBranch',
    'compose.files',
    'worktree.copy',
    'report.refs',
    'images',
    'stateFolder',
    ...['method', 'helperImage', 'store', 'storeSize', 'longestPause'].map((key) => `data.${key}`),
    'environments.idleMinutes',
    'environments.lifetime',
  ];

  test('package.json has every setting of the code, and no other', () => {
    expect(Object.keys(defaultSettings).sort()).toEqual([
      'compose',
      'data',
      'environments',
      'images',
      'inlayHints',
      'productionBranch',
      'report',
      'severity',
      'stateFolder',
      'worktree',
    ]);
    const own = settings.filter((it) => !it.startsWith('parity.severity.'));
    expect(own.sort()).toEqual(keys.map((it) => `parity.${it}`).sort());
  });

  test('a workspace that is not trusted can not choose images, folders or branches', () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    expect(restrictedConfigurations).toEqual([
      'parity.images',
      'parity.stateFolder',
      'parity.productionBranch',
      'parity.report.refs',
    ]);
  });
});
