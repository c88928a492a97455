import { describe, expect, test } from 'vitest';
import { deprecatedKey } from '../../../../server/manifest/rules/deprecatedKey';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'each with what to write instead',
    `
    applications:
      app:
        type: php:8.4
        resources: {base_memory: 64}
    #   ^^^^^^^^^ information deprecated-key: "resources" is deprecated. Resources are set for each environment: \`upsun resources:set\`
        crons: {clean: {spec: "0 3 * * *", cmd: "true"}}
    #                                      ^^^ information deprecated-key: "cmd" is deprecated. Write \`commands: { start: … }\`
        workers: {queue: {commands: {start: "true"}, disk: 512, size: S}}
    #                                                           ^^^^ information deprecated-key: "size" is deprecated. Resources are set for each environment: \`upsun resources:set\`
    #                                                ^^^^ information deprecated-key: "disk" is deprecated. Disk sizes are set for each environment: \`upsun resources:set --disk\`
        web: {document_root: public}
    #         ^^^^^^^^^^^^^ information deprecated-key: "document_root" is deprecated. Set it in \`locations\`
    services:
      db: {type: "postgresql:17", disk: 1024, size: M}
    #                                         ^^^^ information deprecated-key: "size" is deprecated. Resources are set for each environment: \`upsun resources:set\`
    `,
  ],
  [
    'none in the newer form',
    `
    applications:
      app:
        type: php:8.4
        crons: {clean: {spec: "0 3 * * *", commands: {start: "true"}}}
    services:
      db: {type: "postgresql:17"}
    `,
  ],
])('deprecated-key: %s', (_, drawing) => checkProblems(drawing, [deprecatedKey]));

describe('deprecated-key fixes', () => {
  test('take the line out and nothing else', () => {
    checkFix(
      `
      services:
        db:
          type: postgresql:17 # the database
          size: M # medium
          # kept
          configuration:
            databases: [main]
        cache:
          type: redis:8.0
          size: S

      # routes
      routes: {}
      `,
      deprecatedKey,
      'Remove "size"',
      `
      services:
        db:
          type: postgresql:17 # the database
          # kept
          configuration:
            databases: [main]
        cache:
          type: redis:8.0
          size: S

      # routes
      routes: {}
      `,
    );
  });

  test('take the last line of a map out', () => {
    checkFix(
      `
      services:
        cache:
          type: redis:8.0 # fast
          size: S # small

      # routes
      routes: {}
      `,
      deprecatedKey,
      'Remove "size"',
      `
      services:
        cache:
          type: redis:8.0 # fast

      # routes
      routes: {}
      `,
    );
  });

  test('take a map of several lines out', () => {
    checkFix(
      `
      applications:
        app:
          resources:
            base_memory: 64
            memory_ratio: 128 # MB
          # the language
          type: php:8.4
      `,
      deprecatedKey,
      'Remove "resources"',
      `
      applications:
        app:
          # the language
          type: php:8.4
      `,
    );
  });

  test.each([
    [
      'a line',
      `
      applications:
        app:
          crons:
            clean:
              spec: H 3 * * *
              cmd: bin/clean all # at night
              timeout: 60
      `,
      `
      applications:
        app:
          crons:
            clean:
              spec: H 3 * * *
              commands:
                start: bin/clean all # at night
              timeout: 60
      `,
    ],
    [
      'braces',
      `
      applications: {app: {crons: {clean: {cmd: "bin/clean all", spec: "H 3 * * *"}}}}
      `,
      `
      applications: {app: {crons: {clean: {commands: {start: "bin/clean all"}, spec: "H 3 * * *"}}}}
      `,
    ],
  ])('write the newer form of a command in %s', (_, before, after) =>
    checkFix(before, deprecatedKey, 'Write "commands: {start: …}"', after),
  );

  test('leave a command of several lines to its author', () => {
    const drawing = `
      applications:
        app:
          crons:
            clean:
              cmd: |
                bin/clean
                bin/tell
      `;
    expect(fixTitles(drawing, deprecatedKey)).toEqual([]);
  });
});
