import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsByPlace } from '../../../core/drift/facts';
import type { Project } from '../../../core/project';
import { loadProject } from '../../../core/loadProject';
import { diskFiles } from '../../../core/diskFiles';
import { acceptables, acceptFix } from '../../../server/acceptances';
import { check } from '../../../server/check';
import { weighs } from '../../../server/drift/differences';
import { driftRules } from '../../../server/drift/rules';
import { placesOf, type Problem } from '../../../server/problem';
import { applyEdits, type Source } from '../../../core/text';
import { settingsFile } from '../../../core/projectSettings';
import { projectOf, readFixture } from '../../fixture';
import { driftProjects } from './driftProjects';

/** The rules whose differences are facts of the report. */
const compared = new Set([
  'runtime-version-drift',
  'runtime-kind-drift',
  'extension-missing-locally',
  'extension-only-local',
  'php-configuration-drift',
  'variable-missing-locally',
  'variable-value-drift',
  'mount-not-persistent-in-production',
  'service-version-drift',
  'service-kind-drift',
  'service-missing-locally',
  'service-only-local',
  'service-configuration-drift',
  'timezone-drift',
]);

interface Told {
  readonly code: string;
  readonly places: readonly Source[];
}

const key = ({ file, span }: Source) => `${file}:${span.start}`;

function meet(a: Told, b: Told): boolean {
  return a.code === b.code && a.places.some((place) => b.places.some((other) => key(place) === key(other)));
}

function problemsOf(project: Project): Problem[] {
  return check(project, driftRules).problems.filter(({ code }) => compared.has(code));
}

/** Differences that facts tell and no problem does, and problems that lower no fact. */
function contradictions(project: Project): string[] {
  const facts = factsByPlace(project).flatMap((it) => it.facts);
  const cells = facts.filter(({ verdict }) => verdict === 'differs');
  const told = cells.flatMap((fact) => (fact.differences ?? []).map((it): Told => it));
  const problems = problemsOf(project).map((it) => ({ ...it, places: placesOf(it) }));
  return [
    ...cells.filter(({ differences = [] }) => differences.length === 0).map(({ name }) => `no rule tells ${name}`),
    ...told
      .filter((it) => !problems.some((problem) => meet(problem, it)))
      .map(({ code, places }) => `no problem ${code} at ${places.map(key).join(', ')}`),
    ...problems
      .filter((problem) => weighs(problem) && !told.some((it) => meet(problem, it)))
      .map(({ code, message }) => `no fact for ${code}: ${message}`),
  ];
}

/** The texts with every difference accepted. */
function allAccepted(texts: Readonly<Record<string, string>>): Record<string, string> {
  const problems = problemsOf(projectOf({ texts }));
  let settings = '';
  for (const problem of problems)
    for (const it of acceptables(problem)) {
      const edits = acceptFix(problem, it, settings)?.edits[0]?.edits ?? [];
      settings = applyEdits(settings, edits);
    }
  return { ...texts, [settingsFile]: settings };
}

test('facts and problems of drawn projects tell the same differences', () => {
  fc.assert(
    fc.property(driftProjects, (texts) => {
      expect(contradictions(projectOf({ texts }))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('what is accepted lowers no score', () => {
  fc.assert(
    fc.property(driftProjects, (texts) => {
      const project = projectOf({ texts: allAccepted(texts) });
      expect(problemsOf(project)).toEqual([]);
      expect(contradictions(project)).toEqual([]);
      const facts = factsByPlace(project).flatMap((it) => it.facts);
      expect(facts.filter(({ verdict }) => verdict === 'differs')).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test('facts and problems of the example tell the same differences', async () => {
  const project = await loadProject(diskFiles('example'));
  expect(problemsOf(project).length).toBeGreaterThan(3);
  expect(contradictions(project)).toEqual([]);
});

const { texts } = readFixture(`
  applications:
    app:
      type: php:8.4
      source: { root: app }
      runtime: { extensions: [redis, imagick] }
      mounts: { "var/uploads": { source: storage } }
      variables:
        env: { THEME: red, PAGE_SIZE: "20", COLOUR: blue, SENTRY_DSN: "https://key@sentry.example/1", API_TOKEN: s3cret }
        php: { upload_max_filesize: 20M }
    worker:
      type: nodejs:24
      source: { root: worker }
  services:
    db: { type: "postgresql:17" }
    main: { type: "mariadb:11.8" }
    cache: { type: "redis:8.0", configuration: { maxmemory_policy: allkeys-lru } }
    search: { type: "opensearch:3" }
    events: { type: "kafka:3.7" }
  #- /compose.yaml
  services:
    app:
      build: app
      working_dir: /app
      environment:
        THEME: green
        PAGE_SIZE: "20"
        API_TOKEN: other
        LAYOUT: wide
      volumes: ["books:/app/books", "files:/app/var/uploads"]
    worker:
      image: python:3.13
      environment: { A: b }
    db:
      image: postgres:15
    main:
      image: mariadb:11.8
      environment: { TZ: Europe/Paris }
    cache:
      image: redis:8.0
      command: redis-server --maxmemory-policy noeviction
    search:
      image: elasticsearch:8.5.0
    queue:
      image: rabbitmq:4
  volumes: { books: , files: }
  #- /app/Dockerfile
  FROM php:8.3-fpm
  RUN docker-php-ext-install gmp && echo "upload_max_filesize=2M" > /usr/local/etc/php/conf.d/a.ini
`);

describe('a project with all kinds of differences', () => {
  test('has a problem for each fact, and a fact for each problem', () => {
    const project = projectOf({ texts });
    expect(contradictions(project)).toEqual([]);
    expect(new Set(problemsOf(project).map(({ code }) => code))).toEqual(compared);
  });

  test('loses all of them where all are accepted, each with its reason', () => {
    const facts = factsByPlace(projectOf({ texts: allAccepted(texts) })).flatMap((it) => it.facts);
    expect(facts.filter(({ verdict }) => verdict === 'differs')).toEqual([]);
    const accepted = facts.filter(({ verdict }) => verdict === 'accepted');
    expect(accepted.length).toBeGreaterThan(8);
    for (const { reason } of accepted) expect(reason).toBe('accepted: say why');
  });

  test.each([
    ['service-version-drift', 'compose.yaml', '    image: postgres:15', 'ignored: the plugin is not ready'],
    ['variable-value-drift', 'compose.yaml', '      THEME: green', 'ignored: the plugin is not ready'],
  ])('ignored by a comment, %s lowers nothing either', (code, file, line, reason) => {
    const ignored = texts[file]!.replace(line, `  # parity-ignore: ${code} the plugin is not ready\n${line}`);
    const project = projectOf({ texts: { ...texts, [file]: ignored } });
    expect(contradictions(project)).toEqual([]);
    const facts = factsByPlace(project).flatMap((it) => it.facts);
    expect(facts.filter(({ verdict }) => verdict === 'accepted').map((it) => it.reason)).toEqual([reason]);
  });

  test('what a comment silences at any of its places lowers nothing either, and a comment anywhere else silences nothing', () => {
    const codes = [...compared];
    for (const [file, text] of Object.entries(texts))
      for (const [number] of text.split('\n').entries()) {
        const comments = codes.map((code) => `# parity-ignore: ${code}\n`).join('');
        const ignored = { ...texts, [file]: text.split('\n').toSpliced(number, 0, comments.trimEnd()).join('\n') };
        expect(contradictions(projectOf({ texts: ignored })), `${file}:${number}`).toEqual([]);
      }
  });

  test('a rule that is off lowers nothing, and the report says so', () => {
    const project = projectOf({ texts }, { severity: { 'timezone-drift': 'off' } });
    expect(contradictions(project)).toEqual([]);
    const facts = factsByPlace(project).flatMap((it) => it.facts);
    expect(facts.find(({ kind }) => kind === 'clock')).toMatchObject({
      verdict: 'accepted',
      reason: 'not checked: timezone-drift is off',
    });
  });

  test('one extension of several is accepted: the others are left', () => {
    const settings = 'accept: [{code: extension-missing-locally, subject: "app:imagick", reason: not needed}]\n';
    const project = projectOf({ texts: { ...texts, [settingsFile]: settings } });
    expect(contradictions(project)).toEqual([]);
    const fact = factsByPlace(project)
      .flatMap((it) => it.facts)
      .find(({ kind }) => kind === 'extensions');
    expect(fact).toMatchObject({
      verdict: 'differs',
      reason: 'lacks redis; production lacks gmp; accepted: not needed',
    });
  });
});
