import { test } from 'vitest';
import { dottedKey } from '../../../../server/manifest/rules/dottedKey';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test('dotted-key: names that are dropped', () => {
  checkProblems(
    `
    .defaults: &defaults {source: tmp}
    applications:
      .base: &base {type: "nodejs:24"}
      app:
        <<: *base
        .any: &any {a: 1}
        mounts:
          .cache: {source: tmp}
    #     ^^^^^^ warning dotted-key: Keys that begin with a dot are ignored: write "/.cache" for this mount
          /.ssh: {source: tmp}
          .shared: &shared {source: storage}
          data: *shared
        web:
          mounts: {'.next': *defaults}
    #              ^^^^^^^ warning dotted-key: Keys that begin with a dot are ignored: write "/.next" for this mount
          locations: {.hidden: {rules: {.css: {}}}}
        workers:
          .queue: {commands: {start: a}}
    #     ^^^^^^ warning dotted-key: Keys that begin with a dot are ignored: rename ".queue", or remove it
          .template: &template {commands: {start: a}}
          other: {mounts: {.a: }}
    #                      ^^ warning dotted-key: Keys that begin with a dot are ignored: write "/.a" for this mount
        relationships: {.db: "db:mysql"}
    #                   ^^^ warning dotted-key: Keys that begin with a dot are ignored: rename ".db", or remove it
        crons: [.a]
      second: {mounts: text, workers: }
    `,
    [dottedKey],
  );
});

test('dotted-key fix: a slash before a mount', () => {
  const mount = (path: string) => `
    applications:
      app:
        mounts:
          ${path}: {source: tmp} # kept
  `;
  checkFix(mount("'.cache'"), dottedKey, 'Change to "/.cache"', mount("'/.cache'"));
  checkFix(mount('.cache'), dottedKey, 'Change to "/.cache"', mount('/.cache'));
});
