import { nearest } from '../../core/nearest';
import type { Project } from '../../core/project';
import { projectSettings, settingsFile } from '../../core/projectSettings';
import { defaultSettings } from '../../core/settings';
import { severities } from '../../core/severity';
import { asText, pairsOf, parseYaml, resolve, valueAt, type YamlNode, type YamlPair } from '../../core/yaml';
import type { Finding, Rule } from '../problem';

const levels: readonly string[] = ['off', ...severities];

/** `codes` are those of all other rules: what a severity can be set for. */
export function settingsInvalid(codes: readonly string[]): Rule<Project> {
  const code = 'settings-invalid';
  return {
    code,
    severity: 'warning',
    summary: 'The project’s settings in .parity.yaml are not understood',
    explanation:
      'A setting that is not understood is left out, and a file that is not valid YAML is left out as a whole, so the checks do not run as they were meant to. Correct the name or the value.',
    basis: 'The settings in the documentation of this extension',
    check: (project) => findings(project, [...codes, code]),
  };
}

function findings(project: Project, codes: readonly string[]): Finding[] {
  const { problem } = projectSettings(project.files, defaultSettings);
  if (problem) return [{ severity: 'error', ...problem }];
  const { root } = parseYaml(project.text(settingsFile));
  const severity = valueAt(root, ['severity']);
  return [
    ...pairsOf(root).flatMap((pair) => unknownName(pair, Object.keys(defaultSettings), 'setting')),
    ...pairsOf(severity).flatMap((pair) => [...unknownName(pair, codes, 'rule'), ...wrongLevel(pair)]),
    ...wrongTypes(root),
  ];
}

function unknownName({ key }: YamlPair, known: readonly string[], what: string): Finding[] {
  if (known.includes(key.text)) return [];
  const meant = nearest(key.text, known);
  const message = `Unknown ${what} "${key.text}"${meant === undefined ? '' : `: did you mean "${meant}"?`}`;
  const source = { file: settingsFile, span: key.span };
  if (meant === undefined) return [{ message, source }];
  const edits = [{ file: settingsFile, edits: [{ span: key.span, newText: meant }] }];
  return [{ message, source, fixes: [{ title: `Change to ${meant}`, edits, preferred: true }] }];
}

function wrongLevel({ key, value }: YamlPair): Finding[] {
  if (levels.includes(asText(value) ?? '')) return [];
  const span = value?.span ?? key.span;
  return [{ message: `A severity is one of ${levels.join(', ')}`, source: { file: settingsFile, span } }];
}

/** The shape of every setting, where the file says one at all. */
const shapes: readonly (readonly [path: readonly string[], isRight: (node: YamlNode) => boolean, shape: string])[] = [
  [['productionBranch'], (node) => node.kind === 'scalar', 'a text'],
  [['stateFolder'], (node) => node.kind === 'scalar', 'a text'],
  [['images'], (node) => node.kind === 'map', 'a map of image names'],
  [['severity'], (node) => node.kind === 'map', 'a map of rules'],
  [['compose'], (node) => node.kind === 'map', 'a map'],
  [['compose', 'files'], (node) => node.kind === 'sequence', 'a list of files'],
];

function wrongTypes(root: YamlNode | undefined): Finding[] {
  return shapes.flatMap(([path, isRight, shape]) => {
    const node = resolve(valueAt(root, path));
    if (!node || isRight(node)) return [];
    return [{ message: `${path.join('.')} must be ${shape}`, source: { file: settingsFile, span: node.span } }];
  });
}
