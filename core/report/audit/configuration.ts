import { factsByPlace } from '../../drift/facts';
import { partsText, type ComparedFact, type Saying } from '../../drift/facts/fact';
import { extensionNameIn } from '../../manifest/extensionName';
import type { ManifestEntry } from '../../manifest/manifest';
import type { Project } from '../../project';
import { counted } from '../../words';
import { asSequence, pairAt, pairsOf, sourceIn, valueAt } from '../../yaml';
import type { Area, Known } from '.';
import { groupTitles } from '../groupTitles';
import { listed } from './words';

/** Versions, variables, extensions and settings of services. Values of variables are not shown: any of them may be a secret. */
export const configuration: Area = {
  title: 'Configuration',
  known: (project) => [
    ...differences(project),
    ...project.manifest.applications.flatMap(variables),
    ...project.manifest.applications.flatMap(extensions),
    ...project.manifest.services.flatMap(settings),
  ],
  platform: [
    { what: 'Variables and secrets that are set on the project or the environment', command: 'upsun variable:list' },
    { what: 'CPU, memory, disk and number of instances of each container', command: 'upsun resources:get' },
    { what: 'The patch versions that really run', command: 'upsun ssh' },
  ],
};

function differences(project: Project): Known[] {
  return factsByPlace(project).flatMap(({ title, facts }) =>
    facts.filter(({ verdict }) => verdict === 'differs').map((fact) => difference(fact, title)),
  );
}

function difference({ kind, name, declared, local, differences = [] }: ComparedFact, place: string): Known {
  const [here] = local;
  const source = here?.source ?? declared?.source;
  const parts = partsText(differences);
  const text =
    parts === ''
      ? wordsOf(kind === 'clock' ? `the time zone of ${name}` : name, declared, local, place)
      : `${groupTitles[kind]} of ${name} (${place}): ${parts}`;
  return { text, attention: true, ...(source ? { source } : {}) };
}

function wordsOf(name: string, declared: Saying | undefined, local: readonly Saying[], place: string): string {
  const [here] = local;
  return !declared
    ? `${place} has ${name} (${here?.text ?? ''}), which is not declared`
    : local.length === 0
      ? `${name} (${declared.text}) is not in ${place}`
      : `${name} is declared as ${declared.text}; ${place} has ${listed(local.map((it) => it.text))}`;
}

function variables({ name, node, file }: ManifestEntry): Known[] {
  const pair = pairAt(valueAt(node, ['variables']), 'env');
  const names = pairsOf(pair?.value).map(({ key }) => key.text);
  if (!pair || names.length === 0) return [];
  return [
    { text: `${name} sets ${counted(names.length, 'variable')}: ${listed(names)}`, source: sourceIn(file, pair.key) },
  ];
}

function extensions({ name, node, file }: ManifestEntry): Known[] {
  const pair = pairAt(valueAt(node, ['runtime']), 'extensions');
  const items = asSequence(pair?.value)?.items ?? [];
  const names = items.flatMap((item) => extensionNameIn(item)?.text ?? []);
  if (!pair || names.length === 0) return [];
  return [
    {
      text: `${name} switches on ${counted(names.length, 'PHP extension')}: ${listed(names)}`,
      source: sourceIn(file, pair.key),
    },
  ];
}

function settings({ name, node, file }: ManifestEntry): Known[] {
  const pair = pairAt(node, 'configuration');
  const keys = pairsOf(pair?.value).map(({ key }) => key.text);
  if (!pair || keys.length === 0) return [];
  return [{ text: `${name} has its own configuration: ${listed(keys)}`, source: sourceIn(file, pair.key) }];
}
