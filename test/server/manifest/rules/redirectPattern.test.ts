import { test } from 'vitest';
import { redirectPattern } from '../../../../server/manifest/rules/redirectPattern';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'what does not do what it says',
    String.raw`
    routes:
      a:
        redirects:
          paths:
            '^/(a': {to: /b, regexp: true}
    #       ^^^^^^ warning redirect-pattern: "^/(a" is not a regular expression
            '^/a/(.*)': {to: 'https://example.com$1', regexp: true}
    #                        ^^^^^^^^^^^^^^^^^^^^^^^ warning redirect-pattern: "$1" makes another host name here: write a slash before it
            '^/b/(.*)': {to: '/c/$2', regexp: true}
    #                        ^^^^^^^ warning redirect-pattern: "$2" stands for nothing: "^/b/(.*)" has 1 pairs of brackets
            '/d/(.*)': {to: '/c/$1'}
    #                       ^^^^^^^ warning redirect-pattern: "$1" stands for a part of a regular expression: write "regexp: true"
    `,
  ],
  [
    'what does, or can not be told',
    String.raw`
    routes:
      a:
        redirects:
          paths:
            '^/a/(.*)$': {to: 'https://example.com/$1', regexp: true}
            '^/b/(?:x|y)/([a-z(]+)\(': {to: '/$1$is_args$args', regexp: true}
            '(?i)^/c(?<name>.)': {to: '/$1', regexp: true}
            '^/[[:digit:]]+(d)': {to: '/$1', regexp: true}
            '/plain': {to: '/$uri'}
            '/half(': {to: '/x'}
            '^/possessive(a)*+': {to: '/$1', regexp: true}
            '^/list': [a]
            '^/empty':
      b: {redirects: {paths: text}}
    `,
  ],
])('redirect-pattern: %s', (_, drawing) => checkProblems(drawing, [redirectPattern]));
