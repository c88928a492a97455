import { byField, shortDevice, shortMount } from './mounts';
import { portKey, shortPort } from './ports';
import { assignments, eachAs, hosts, listOf, maybeExternal, namesAs, textAs, type Shape } from './shapes';
import { textOf, type Tree } from './tree';

/** What is special about a place in a Compose file. */
export interface Rule {
  /** Brings the short form to the long one. */
  readonly shape?: Shape;
  /** How a later value meets an earlier one; where nothing is said, maps are merged, lists appended and texts replaced. */
  readonly merge?: 'replace' | 'assign' | 'sameDriver' | 'bySubnet';
  /** Items of a list that are the same: the later one takes the place of the earlier one. */
  readonly unique?: (item: Tree) => string;
}

const name = (item: Tree) => (textOf(item) ?? '').split('=', 1)[0] ?? '';
const whole = (item: Tree) => textOf(item) ?? '';

const replaced: Rule = { merge: 'replace' };
const keyValues: Rule = { shape: assignments, merge: 'assign' };
const names: Rule = { unique: name };
const nameOrNames: Rule = { shape: listOf(), unique: name };
const filesAt = (folder: string): Rule => ({
  shape: eachAs((item, report) => [textAs('source')(item, report)]),
  unique: (item) => byField('target')(item) || `${folder}/${byField('source')(item)}`,
});
const external: Rule = { shape: maybeExternal };

/** Every place that is read or merged in a way of its own (compose-spec, section 13; compose-go, override and transform). */
const rules: Readonly<Record<string, Rule>> = {
  'configs.*': external,
  'networks.*': external,
  'networks.*.ipam.config': { merge: 'bySubnet' },
  'networks.*.labels': keyValues,
  'secrets.*': external,
  'services.*.annotations': keyValues,
  'services.*.build': { shape: textAs('context') },
  'services.*.build.additional_contexts': keyValues,
  'services.*.build.args': keyValues,
  'services.*.build.extra_hosts': { shape: hosts, unique: whole },
  'services.*.build.labels': keyValues,
  'services.*.build.secrets': filesAt('/run/secrets'),
  'services.*.build.ssh': keyValues,
  'services.*.build.tags': names,
  'services.*.build.ulimits.*': replaced,
  'services.*.cap_add': names,
  'services.*.cap_drop': names,
  'services.*.command': replaced,
  'services.*.configs': filesAt(''),
  'services.*.depends_on': { shape: namesAs({ condition: 'service_started', required: 'true' }) },
  'services.*.deploy.labels': keyValues,
  'services.*.devices': { shape: eachAs(shortDevice), unique: byField('target', 'source') },
  'services.*.dns': nameOrNames,
  'services.*.dns_opt': nameOrNames,
  'services.*.dns_search': nameOrNames,
  'services.*.entrypoint': replaced,
  'services.*.env_file': { shape: listOf(textAs('path')), unique: byField('path') },
  'services.*.environment': keyValues,
  'services.*.expose': { unique: whole },
  'services.*.extends': { shape: textAs('service') },
  'services.*.extra_hosts': { shape: hosts, unique: whole },
  'services.*.healthcheck.test': replaced,
  'services.*.label_file': nameOrNames,
  'services.*.labels': keyValues,
  'services.*.links': names,
  'services.*.logging': { merge: 'sameDriver' },
  'services.*.models': { shape: namesAs() },
  'services.*.networks': { shape: namesAs() },
  'services.*.networks.*.aliases': names,
  'services.*.networks.*.link_local_ips': names,
  'services.*.ports': { shape: eachAs(shortPort), unique: portKey },
  'services.*.profiles': names,
  'services.*.secrets': filesAt('/run/secrets'),
  'services.*.sysctls': keyValues,
  'services.*.tmpfs': nameOrNames,
  'services.*.ulimits.*': replaced,
  'services.*.volumes': { shape: eachAs(shortMount), unique: byField('target') },
  'volumes.*': external,
  'volumes.*.labels': keyValues,
};

/** The maps whose keys are the user's own. */
const named = new Set(
  Object.keys(rules).flatMap((pattern) => {
    const steps = pattern.split('.');
    return steps.flatMap((step, index) => (step === '*' ? [steps.slice(0, index).join('.')] : []));
  }),
);

/** A place in a Compose file: as it is written, and as the rules name it, with `*` for a name. */
export interface Path {
  readonly written: string;
  readonly pattern: string;
}

export const root: Path = { written: '', pattern: '' };

export function below(path: Path, key: string): Path {
  const step = named.has(path.pattern) ? '*' : key;
  return path.written === ''
    ? { written: key, pattern: key }
    : { written: `${path.written}.${key}`, pattern: `${path.pattern}.${step}` };
}

export function ruleAt({ pattern }: Path): Rule {
  return Object.hasOwn(rules, pattern) ? (rules[pattern] ?? {}) : {};
}
