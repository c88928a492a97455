// Writes what is made from the tables of rules and settings: docs/rules.md, docs/parity.schema.json and the severity settings in
// package.json.
// With --check it writes nothing and fails where they are stale.
import { build } from 'esbuild';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

/**
 * @typedef {{ code: string, severity: string, summary: string, explanation: string, basis: string }} Rule
 * @typedef {{ title?: string, properties: Record<string, unknown> }} Section
 */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const settingPrefix = 'parity.severity.';
const sectionTitle = 'Severities';

/**
 * What a module of the server exports.
 *
 * @param {string} entry
 * @returns {Promise<any>}
 */
async function load(entry) {
  const folder = await mkdtemp(join(tmpdir(), 'parity-rules-'));
  try {
    const outfile = join(folder, 'module.cjs');
    await build({
      entryPoints: [join(root, entry)],
      bundle: true,
      outfile,
      platform: 'node',
      logLevel: 'silent',
    });
    return createRequire(import.meta.url)(outfile);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {readonly Rule[]} rules */
function page(rules) {
  const rows = rules.map(({ code, severity, summary }) => `| [${code}](#${code}) | ${severity} | ${cell(summary)} |`);
  const intro = [
    '# Rules',
    '',
    'Every problem names its rule. Change how bad a rule is with the setting `parity.severity.<code>`, or for everybody in',
    '`.parity.yaml` in the project’s root:',
    '',
    '```yaml',
    'severity:',
    `  ${rules[0].code}: hint # error, warning, information, hint or off`,
    '```',
    '',
    'This page is written by `node scripts/rulesDoc.mjs` from the rules themselves.',
    '',
    '| Rule | Default | Reports |',
    '| --- | --- | --- |',
  ];
  return `${[...intro, ...rows, ...rules.flatMap(section)].join('\n')}\n`;
}

/** @param {Rule} rule */
function section({ code, severity, summary, explanation, basis }) {
  return [
    '',
    `## ${code}`,
    '',
    `**${summary}.** Default severity: ${severity}.`,
    '',
    explanation,
    '',
    `Basis: ${basis}`,
  ];
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll('|', '\\|');
}

/**
 * The sections of the settings with the severities as the last of them.
 *
 * @param {Section | readonly Section[] | undefined} configuration
 * @param {readonly Rule[]} rules
 */
function withSeverities(configuration, rules) {
  const others = [configuration ?? []].flat().filter(({ title }) => title !== sectionTitle);
  const properties = Object.fromEntries(rules.map((rule) => [`${settingPrefix}${rule.code}`, setting(rule)]));
  return [...others, { title: sectionTitle, properties }];
}

/** @param {Rule} rule */
function setting({ code, severity, summary }) {
  const page = `https://github.com/environment-parity/environment-parity/blob/main/docs/rules.md#${code}`;
  return {
    type: 'string',
    enum: ['off', 'error', 'warning', 'information', 'hint'],
    default: severity,
    scope: 'resource',
    markdownDescription: `${summary}. [More](${page})`,
  };
}

/** @returns {Promise<Record<string, string>>} the files as they should be */
async function wanted() {
  /** @type {{ rules: readonly Rule[] }} */
  const { rules } = await load('server/rules.ts');
  const { settingsJsonSchema } = await load('server/settings/jsonSchema.ts');
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  manifest.contributes.configuration = withSeverities(manifest.contributes.configuration, rules);
  const options = await resolveConfig(join(root, 'package.json'));
  return {
    'docs/rules.md': page(rules),
    'docs/parity.schema.json': await format(JSON.stringify(settingsJsonSchema()), { ...options, parser: 'json' }),
    'package.json': await format(JSON.stringify(manifest), { ...options, parser: 'json-stringify' }),
  };
}

const stale = [];
for (const [file, text] of Object.entries(await wanted())) {
  const path = join(root, file);
  if ((await readFile(path, 'utf8').catch(() => '')) === text) continue;
  stale.push(file);
  if (!process.argv.includes('--check')) await writeFile(path, text);
}
if (stale.length > 0 && process.argv.includes('--check')) {
  console.error(`${stale.join(' and ')} are not as the rules are now. Run: node scripts/rulesDoc.mjs`);
  process.exitCode = 1;
} else if (stale.length > 0) {
  console.log(`Wrote ${stale.join(' and ')}.`);
}
