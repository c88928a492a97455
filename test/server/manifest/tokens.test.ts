import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokens } from '../../../server/manifest/tokens';
import { checkNotes } from './checkNotes';
import { projectOf, readFixture } from '../../fixture';

const manifest = '.upsun/config.yaml';

test('names where they are declared and used, and what is deprecated', () => {
  checkNotes(
    `
      applications:
        app:
      # ^^^ class declaration
          type: nodejs:22
      #         ^^^^^^^^^ type deprecated
          relationships:
            db:
      #     ^^ variable declaration
            cache: "redis:redis"
      #     ^^^^^ variable declaration
      #             ^^^^^ interface
      #                   ^^^^^ property
            api: { service: second, endpoint: http }
      #     ^^^ variable declaration
      #                     ^^^^^^ class
      #                                       ^^^^ property
            gone: "none:x"
      #     ^^^^ variable declaration
      #                 ^ property
          workers:
            queue: { commands: { start: x } }
      #     ^^^^^ function declaration
          crons:
            a: { cmd: x }
      #          ^^^ property deprecated
        second: { type: "nodejs:24" }
      # ^^^^^^ class declaration
      services:
        redis: { type: "redis:8.8" }
      # ^^^^^ interface declaration
      routes:
        "https://{default}/": { type: upstream, upstream: "app:http" }
      #                                                    ^^^ class
      #                                                        ^^^^ property
    `,
    (project) =>
      tokens(project.manifest, manifest).map(({ span, type, modifiers }) => ({
        span,
        words: [type, ...modifiers].join(' '),
      })),
  );
});

test('in any text they stand in order and apart', () => {
  const { texts } = readFixture(
    'applications:\n  app: &a\n    relationships: {db: "db:x"}\n  b: *a\nservices: {db: {type: "x:1"}}\n',
  );
  const whole = texts[manifest] ?? '';
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(8), fc.string({ maxLength: 3 }), (at, length, typed) => {
      const text = whole.slice(0, at) + typed + whole.slice(at + length);
      const found = tokens(projectOf({ texts: { [manifest]: text } }).manifest, manifest);
      for (const [index, { span }] of found.entries()) {
        expect(span.start).toBeGreaterThanOrEqual(found[index - 1]?.span.end ?? 0);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});
