import {
  anything,
  boolean,
  keysOf,
  listOf,
  namesTo,
  oneOf,
  text,
  type Keys,
  type Schema,
} from './manifest/schema/types';
import { severities } from './severity';

/** What `.parity.yaml` may speak of in a project. */
export interface SettingsWords {
  /** Rules whose severity can be set, with what each reports. */
  readonly rules: readonly RuleWords[];
  /** Those that find differences, which can be accepted. */
  readonly differences: readonly RuleWords[];
  /** The Compose services; undefined where not all of them are known. */
  readonly local: readonly string[] | undefined;
  /** The services and applications of the manifest; undefined where not all of them are known. */
  readonly declared: readonly string[] | undefined;
}

export interface RuleWords {
  readonly code: string;
  readonly summary: string;
}

/** What the keys of `match` are. */
export const composeServiceNoun = 'Compose service';

/** Everything that can stand in `.parity.yaml`, in the words of one project. */
export function settingsSchema(words: SettingsWords): Schema {
  return { ...keysOf(keys(words)), nameOf: 'setting' };
}

function keys({ rules, differences, local, declared }: SettingsWords): Keys {
  return {
    productionBranch: {
      schema: text(),
      doc: 'The branch that production is deployed from. Default: the default branch of the remote, then `main` or `master`.',
    },
    compose: {
      schema: { ...keysOf(composeKeys), nameOf: 'setting' },
      doc: 'The local side.',
    },
    worktree: {
      schema: { ...keysOf(worktreeKeys), nameOf: 'setting' },
      doc: 'What the worktree of a new environment gets.',
    },
    report: {
      schema: { ...keysOf(reportKeys), nameOf: 'setting' },
      doc: 'What the parity report shows.',
    },
    images: {
      schema: namesTo(text(), 'name of an image'),
      doc: 'Other images to run, for a mirror: `postgres: mirror.example/postgres`. `*` stands for any image, and for its name in the value.',
    },
    severity: {
      schema: { ...keysOf(Object.fromEntries(rules.map((rule) => [rule.code, severityOf(rule)]))), nameOf: 'rule' },
      doc: 'How bad the problems of a rule are, by its code.',
    },
    match: {
      schema: { ...matchSchema(local, declared), nameOf: composeServiceNoun },
      doc: 'What a Compose service stands for: a service or application of the manifest, or `none`. Beats every guess, and the label `parity.service`.',
    },
    accept: {
      schema: listOf({ ...keysOf(acceptKeys(differences)), nameOf: 'key' }),
      doc: 'Differences that are meant, each with its reason.',
    },
    stateFolder: {
      schema: text(),
      doc: 'Where worktrees and state are kept.',
      foreign: 'It is for each machine to say: set "parity.stateFolder" in the editor',
    },
    data: {
      schema: { kinds: ['map'] },
      doc: 'How the data of environments is cloned.',
      foreign: 'It is for each machine to say: set "parity.data" in the editor',
    },
    inlayHints: {
      schema: boolean,
      doc: 'Whether hints are shown behind texts of the manifest.',
      foreign: 'It is for each person to say: set "parity.inlayHints" in the editor',
    },
    environments: {
      schema: anything,
      doc: 'When environments are paused, and how long they live.',
      foreign:
        'It is for each machine to say: set "parity.environments.idleMinutes" or "parity.environments.lifetime" in the editor',
    },
  };
}

const composeKeys: Keys = {
  files: {
    schema: listOf(text()),
    doc: 'The Compose files to compare, in order. Default: `COMPOSE_FILE`, then the names that Compose looks for.',
  },
};

const worktreeKeys: Keys = {
  copy: {
    schema: listOf(text()),
    doc: 'Files and folders that git does not hold and that come into a new worktree, relative to this file. Files named `.env*` and what Compose reads come by themselves.',
  },
};

const reportKeys: Keys = {
  refs: {
    schema: listOf(text()),
    doc: 'Branches, tags or commits whose manifest has a column of its own, such as the branch of staging. Default: none.',
  },
};

function severityOf({ summary }: RuleWords): Keys[string] {
  const levels = ['off', ...severities];
  return { schema: { ...oneOf(levels), noun: `a severity: ${levels.join(', ')}` }, doc: `${summary}.` };
}

function matchSchema(local: SettingsWords['local'], declared: SettingsWords['declared']): Schema {
  const values = declared && {
    values: [...declared, 'none', 'false'],
    noun: 'a service or application of the manifest',
  };
  const value: Schema = { kinds: ['text', 'boolean'], ...values };
  if (!local) return namesTo(value, composeServiceNoun);
  return keysOf(Object.fromEntries(local.map((name) => [name, { schema: value, doc: 'A Compose service.' }])));
}

function acceptKeys(differences: readonly RuleWords[]): Keys {
  const codes = oneOf(
    differences.map(({ code }) => code),
    Object.fromEntries(differences.map(({ code, summary }) => [code, summary])),
  );
  return {
    code: {
      schema: { ...codes, noun: 'a rule that finds differences' },
      doc: 'The code of the rule that finds the difference.',
      required: true,
    },
    subject: {
      schema: text({ reference: 'difference' }),
      doc: 'What the difference is about: a service or application of the manifest, for all that the rule finds of it; a part of one, such as an extension, a variable or a setting (`app:intl`); or a Compose service that the manifest does not declare.',
      required: true,
    },
    reason: { schema: text(), doc: 'Why the difference is meant.', required: true },
    until: {
      schema: text({ format: 'day' }),
      doc: 'The day on which the difference is reported again, as `2026-11-21`.',
    },
  };
}
