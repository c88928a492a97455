import type { ApplicationModel, Setting } from '../model';
import type { Comparison } from './drift';

/** A setting of PHP that an application feels. Others, such as what errors look like, are for development or speed. */
export interface KnownSetting {
  readonly kind: 'size' | 'number' | 'switch' | 'text' | 'path';
  /** What differs for whoever uses the application. */
  readonly effect: string;
  /** More of it is usual on a developer's machine. */
  readonly lenient?: true;
}

const settings: Readonly<Record<string, KnownSetting>> = {
  memory_limit: { kind: 'size', effect: 'what fits in memory in one may not fit in the other', lenient: true },
  max_execution_time: { kind: 'number', effect: 'requests that end in one may be cut off in the other', lenient: true },
  upload_max_filesize: { kind: 'size', effect: 'files that one accepts the other refuses' },
  post_max_size: { kind: 'size', effect: 'forms that one accepts the other refuses' },
  max_file_uploads: { kind: 'number', effect: 'uploads that one accepts the other cuts short' },
  max_input_vars: { kind: 'number', effect: 'long forms that one accepts the other cuts short' },
  'date.timezone': { kind: 'text', effect: 'dates and times differ' },
  short_open_tag: { kind: 'switch', effect: 'code behind "<?" runs in one and is printed in the other' },
  default_charset: { kind: 'text', effect: 'pages are sent in different character sets' },
  allow_url_fopen: { kind: 'switch', effect: 'addresses can be opened as files in one alone' },
  disable_functions: { kind: 'text', effect: 'functions of one are missing in the other' },
  variables_order: { kind: 'text', effect: 'one fills $_ENV and the other may not' },
  precision: { kind: 'number', effect: 'numbers are printed in different lengths' },
  serialize_precision: { kind: 'number', effect: 'numbers are stored in different lengths' },
  'opcache.preload': { kind: 'path', effect: 'other code is loaded at the start' },
  'session.gc_maxlifetime': { kind: 'number', effect: 'sessions end at different times' },
  'session.cookie_samesite': { kind: 'text', effect: 'browsers send the session cookie on different occasions' },
  'pcre.backtrack_limit': { kind: 'number', effect: 'expressions that match in one fail in the other' },
};

export function knownSetting(name: string): KnownSetting | undefined {
  return Object.hasOwn(settings, name) ? settings[name] : undefined;
}

/** A setting that both sides say, each with one value. */
export interface SettingSides {
  readonly application: ApplicationModel;
  readonly container: ApplicationModel;
  readonly declared: Setting;
  readonly local: Setting;
  readonly differs: boolean;
}

export function settingSides({ applications }: Comparison): SettingSides[] {
  return applications.flatMap(({ declared, local, containers }) => {
    const here = containers.flatMap(({ settings }) => settings ?? []);
    return [...new Set(here.map(({ name }) => name))].flatMap((name) => {
      const [want, have] = [onlyValue(declared.settings ?? [], name), onlyValue(here, name)];
      return want && have
        ? [
            {
              application: declared,
              container: local,
              declared: want,
              local: have,
              differs: meaningOf(want) !== meaningOf(have),
            },
          ]
        : [];
    });
  });
}

/** On one line, and not longer than a message can bear. */
export function shownValue(value: string): string {
  return value === '' ? 'empty' : value.replace(/[\s\p{Cc}]+/gu, ' ').slice(0, 60);
}

/** Undefined where a side says several values: which one counts depends on the order of its files. */
function onlyValue(all: readonly Setting[], name: string): Setting | undefined {
  const said = knownSetting(name) ? all.filter((it) => it.name === name) : [];
  return new Set(said.map(meaningOf)).size === 1 ? said.at(-1) : undefined;
}

/** A value in a form in which equal ones are the same: `1G` and `1024M`, `On` and `1`. */
function meaningOf({ name, value }: Setting): string {
  switch (knownSetting(name)?.kind) {
    case 'size':
    case 'number':
      return numeric(value);
    case 'switch':
      return String(/^(?:1|on|yes|true)$/i.test(value));
    case 'path':
      return value.split('/').at(-1) ?? '';
    default:
      return value.toLowerCase().replaceAll(' ', '');
  }
}

function numeric(value: string): string {
  const match = /^(-?\d+)\s*([kmg])?b?$/i.exec(value);
  return match ? String(Number(match[1]) * 1024 ** ' kmg'.indexOf((match[2] ?? ' ').toLowerCase())) : value;
}
