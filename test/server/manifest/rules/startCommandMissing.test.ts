import { test } from 'vitest';
import { startCommandMissing } from '../../../../server/manifest/rules/startCommandMissing';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'applications that routes lead to',
    `
    applications:
      none: {type: "nodejs:24"}
    # ^^^^ warning start-command-missing: "none" starts no server: nodejs applications need "web.commands.start"
      empty: {type: "python:3.14", web: {commands: {start: }}}
    # ^^^^^ warning start-command-missing: "empty" starts no server: python applications need "web.commands.start"
      passing:
    # ^^^^^^^ warning start-command-missing: "passing" starts no server: ruby applications need "web.commands.start"
        type: ruby:3.4
        web: {locations: {/: {root: public, passthru: true}}}
      stacked:
    # ^^^^^^^ warning start-command-missing: "stacked" starts no server: nodejs applications need "web.commands.start"
        type: composable:26.05
        stack: {runtimes: ["nodejs@24", "php@8.4"]}
    routes:
      https://{default}/: {type: upstream, upstream: "none:http"}
      https://a.{default}/: {type: upstream, upstream: "empty:http"}
      https://b.{default}/: {type: upstream, upstream: "passing:http"}
      https://c.{default}/: {type: upstream, upstream: "stacked:http"}
    `,
  ],
  [
    'those that need no server, start one, or are not known',
    `
    applications:
      php: {type: "php:8.4"}
      started: {type: "nodejs:24", web: {commands: {start: npm start}}}
      files: {type: "nodejs:24", web: {locations: {/: {root: dist, passthru: /index.html}}}}
      unrouted: {type: "nodejs:24"}
      untyped: {}
      stacked: {stack: ["php@8.4"]}
      included: {type: "nodejs:24", web: !include web.yaml}
    routes:
      https://{default}/: {type: upstream, upstream: "php:http"}
      https://a.{default}/: {type: upstream, upstream: "started:http"}
      https://b.{default}/: {type: upstream, upstream: "files:http"}
      https://c.{default}/: {type: upstream, upstream: "untyped:http"}
      https://d.{default}/: {type: upstream, upstream: "stacked:http"}
      https://e.{default}/: {type: upstream, upstream: "included:http"}
      https://f.{default}/: [upstream]
    `,
  ],
])('start-command-missing: %s', (_, drawing) => checkProblems(drawing, [startCommandMissing]));
