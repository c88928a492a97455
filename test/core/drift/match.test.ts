import { describe, expect, test } from 'vitest';
import { projectOf } from '../../fixture';

interface Sides {
  readonly declared: Record<string, string>;
  readonly local: Record<string, string>;
  readonly relationships?: Record<string, string>;
}

/** "db = database: image `postgres:17`, the only PostgreSQL on both sides", "cache missing", "extra here alone", "queue unknown: …". */
function matching({ declared, local, relationships = {} }: Sides): string[] {
  const services = Object.entries(declared).map(([name, type]) => [name, { type }]);
  const containers = Object.entries(local).map(([name, image]) => [name, { image }]);
  const { comparison } = projectOf({
    texts: {
      '.upsun/config.yaml': JSON.stringify({
        applications: { app: { relationships } },
        services: Object.fromEntries(services) as object,
      }),
      'compose.yaml': JSON.stringify({ services: Object.fromEntries(containers) as object }),
    },
  });
  return [
    ...comparison.services.map((it) => `${it.declared.name} = ${it.local.name}: ${it.because}`),
    ...comparison.kinds.map((it) => `${it.local.name} of another kind than ${it.declared.name}: ${it.because}`),
    ...comparison.declaredOnly.map(({ name }) => `${name} missing`),
    ...comparison.localOnly.map(({ name }) => `${name} here alone`),
    ...comparison.unknown.map(({ subject, reason }) => `${subject} unknown: ${reason}`),
  ];
}

const pg = { 17: 'postgresql:17', 15: 'postgresql:15' };

describe('services', () => {
  test.each<[string, Sides, string[]]>([
    [
      'by engine, whatever the names',
      { declared: { one: pg[17] }, local: { two: 'postgres:15' } },
      ['one = two: image `postgres:15`, the only PostgreSQL on both sides'],
    ],
    [
      'by name where there are several',
      { declared: { a: pg[17], b: pg[15] }, local: { a: 'postgres:15', b: 'postgres:15' } },
      [
        'a = a: image `postgres:15` and the name `a`, as in the manifest',
        'b = b: image `postgres:15` and the name `b`, as in the manifest',
      ],
    ],
    [
      'by the name of a relationship',
      {
        declared: { a: pg[17], b: pg[15] },
        local: { main: 'postgres:17', reports: 'postgres:15' },
        relationships: { main: 'a:postgresql', reports: 'b:postgresql' },
      },
      [
        'a = main: image `postgres:17` and the name `main`, which relationship `main` uses',
        'b = reports: image `postgres:15` and the name `reports`, which relationship `reports` uses',
      ],
    ],
    [
      'what is left, where the others are told apart',
      { declared: { a: pg[17], b: pg[15] }, local: { a: 'postgres:17', other: 'postgres:15' } },
      [
        'a = a: image `postgres:17` and the name `a`, as in the manifest',
        'b = other: image `postgres:15`, the only PostgreSQL left on both sides',
      ],
    ],
    [
      'not where no name tells',
      { declared: { a: pg[17], b: pg[15] }, local: { x: 'postgres:17', y: 'postgres:15' } },
      ['a', 'b'].map((it) => `${it} unknown: several PostgreSQL services are local, and no name tells which is which`),
    ],
    [
      'one declared among several local ones',
      { declared: { a: pg[17] }, local: { x: 'postgres:17', y: 'postgres:15' } },
      ['a unknown: several PostgreSQL services are local, and no name tells which is which'],
    ],
    [
      'one is missing where another of its engine is matched',
      { declared: { a: pg[17], b: pg[15] }, local: { a: 'postgres:17' } },
      ['a = a: image `postgres:17` and the name `a`, as in the manifest', 'b missing'],
    ],
    [
      'a replica is matched with nothing, and so missing by its nature',
      { declared: { a: pg[17], b: 'postgresql-replica:17' }, local: { x: 'postgres:17' } },
      ['a = x: image `postgres:17`, the only PostgreSQL on both sides', 'b missing'],
    ],
    [
      'what only Compose has is told apart',
      { declared: { a: pg[17] }, local: { x: 'postgres:17', y: 'redis:7' } },
      ['a = x: image `postgres:17`, the only PostgreSQL on both sides', 'y here alone'],
    ],
    [
      'MySQL is not MariaDB',
      { declared: { db: 'mysql:11.8' }, local: { db: 'mysql:8.0' } },
      ['db of another kind than db: the only SQL database on both sides'],
    ],
    [
      'Valkey is not Redis',
      { declared: { cache: 'valkey:8.0' }, local: { cache: 'redis:7' } },
      ['cache of another kind than cache: the only key-value store on both sides'],
    ],
    [
      'an image that tells nothing may be it',
      { declared: { db: pg[17], cache: 'redis:8.0' }, local: { x: 'postgres:17', 'app-redis': 'our/store:1' } },
      [
        'db = x: image `postgres:17`, the only PostgreSQL on both sides',
        'app-redis here alone',
        'cache unknown: the Compose service app-redis may be it, but its image does not tell',
      ],
    ],
    [
      'an engine that this release does not know',
      { declared: { x: 'whatever:1' }, local: { y: 'redis:7' } },
      ['y here alone', 'x unknown: whatever is not compared yet'],
    ],
    [
      'no type',
      { declared: { x: '' }, local: { y: 'redis:7' } },
      ['y here alone', 'x unknown: its type is not written as name:version'],
    ],
    [
      'no services at all on this machine',
      { declared: { db: pg[17] }, local: { mailer: 'axllent/mailpit' } },
      ['db unknown: Compose runs no services of this kind; they may run elsewhere on this machine'],
    ],
  ])('%s', (_, sides, expected) => {
    expect(matching(sides).sort()).toEqual([...expected].sort());
  });
});
