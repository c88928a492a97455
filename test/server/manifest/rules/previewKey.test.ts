import { test } from 'vitest';
import { previewKey } from '../../../../server/manifest/rules/previewKey';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'keys that are in preview',
    `
    applications:
      app:
        egress: {}
    #   ^^^^^^ information preview-key: "egress" is in preview: it may not work for every project yet
        build: {caches: {}}
    #           ^^^^^^ information preview-key: "caches" is in preview: it may not work for every project yet
        operations: {a: {timeout: 5, commands: {start: a, stop: b}}}
    #                                                     ^^^^ information preview-key: "stop" is in preview: it may not work for every project yet
    #                    ^^^^^^^ information preview-key: "timeout" is in preview: it may not work for every project yet
    `,
  ],
  [
    'keys for everyone, and the same words elsewhere',
    `
    applications:
      app:
        type: php:8.4
        variables: {env: {egress: a}}
        operations: {timeout: {commands: {start: a}}}
    services:
      image: {type: "redis:8.0"}
    `,
  ],
])('preview-key: %s', (_, drawing) => checkProblems(drawing, [previewKey]));
