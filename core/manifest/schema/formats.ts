import { isDay } from '../../agreements';

/** How a text has to be written, beyond its kind. */
export interface Format {
  /** What is asked for: "a duration". */
  readonly noun: string;
  /** How that is written. */
  readonly form: string;
  readonly matches: (text: string) => boolean;
  /** What was meant by a text that does not match, where that is plain. */
  readonly meant?: (text: string) => string | undefined;
  /** The platform is only likely to refuse it. */
  readonly doubtful?: true;
}

/** Letters of the units by which the router counts time; words as people write them, by their beginning. */
const units: readonly (readonly [words: RegExp, unit: string])[] = [
  [/^(?:ms|milli)/i, 'ms'],
  [/^(?:s|secs?|seconds?)$/i, 's'],
  [/^(?:m|mins?|minutes?)$/, 'm'],
  [/^(?:h|hrs?|hours?)$/i, 'h'],
  [/^(?:d|days?)$/i, 'd'],
  [/^(?:w|weeks?)$/i, 'w'],
  [/^(?:M|months?)$/, 'M'],
  [/^(?:y|years?)$/i, 'y'],
];

const formats = {
  day: { noun: 'a day', form: 'write it as 2026-11-21', matches: isDay },
  duration: {
    noun: 'a duration',
    form: 'write seconds, or a number with ms, s, m, h, d, w, M (months) or y, such as 1d',
    matches: (text) => /^(?:-1|\d+|(?:\d+(?:ms|[smhdwMy]))+)$/.test(text),
    meant: (text) => {
      const [, amount, word = ''] = /^(\d{1,9})\s{0,9}([a-z]{1,12})$/i.exec(text) ?? [];
      const unit = units.find(([words]) => words.test(word))?.[1];
      return amount !== undefined && unit !== undefined ? `${amount}${unit}` : undefined;
    },
  },
  path: {
    noun: 'a path from the root',
    form: 'begin it with "/"',
    matches: (text) => text.startsWith('/'),
    meant: (text) => (/^[\w.-]/.test(text) ? `/${text.replace(/^\.\//, '')}` : undefined),
  },
  'front controller': {
    noun: 'a front controller',
    form: 'write true, false, or a path that begins with "/", such as /index.php',
    matches: (text) => text.startsWith('/') || text === 'true' || text === 'false',
    meant: (text) => (/^[\w-][\w./-]*\.\w+$/.test(text) ? `/${text}` : undefined),
  },
  cidr: {
    noun: 'a network in CIDR notation',
    form: 'write an address and its bits, such as 1.2.3.4/32',
    matches: (text) => text.includes(':') || isNetwork(text),
    meant: (text) => (isNetwork(`${text}/32`) ? `${text}/32` : undefined),
  },
  domain: {
    noun: 'a host name',
    form: 'write it in full, without scheme, path and wildcard',
    matches: isDomain,
    meant: (text) => {
      const host = /^(?:[a-z][a-z0-9+.-]{0,20}:\/\/)?([a-z0-9.-]{1,253})(?:[:/].*)?$/i.exec(text)?.[1];
      return host !== undefined && isDomain(host) ? host : undefined;
    },
    doubtful: true,
  },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;

export function formatOf(name: FormatName): Format {
  return formats[name];
}

/** An IPv4 network. */
function isNetwork(text: string): boolean {
  const [, address = '', bits = ''] = /^([\d.]{7,15})\/(\d{1,2})$/.exec(text) ?? [];
  const parts = address.split('.');
  return (
    parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256) && Number(bits) <= 32
  );
}

function isDomain(text: string): boolean {
  const labels = text.split('.');
  return (
    labels.length > 1 && text.length < 254 && labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,62})$/i.test(label))
  );
}
