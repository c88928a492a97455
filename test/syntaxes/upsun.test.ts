import { beforeAll, expect, test } from 'vitest';
import type { IGrammar } from 'vscode-textmate';
import { loadGrammar } from './tokenize';
import { checkScopes } from './checkScopes';

let grammar: IGrammar;
beforeAll(async () => {
  grammar = await loadGrammar();
});

const drawings: Readonly<Record<string, string>> = {
  'keys, images and versions': `
applications:
~^^^^^^^^^^^ entity.name.tag.yaml
  app: # the site
~ ^^^ entity.name.tag.yaml
~      ^^^^^^^^^^ comment.line
    type: "php:8.4"
~   ^^^^ entity.name.tag.yaml
~          ^^^ support.type.image
~              ^^^ constant.numeric.version
services:
  db: {type: postgresql:17}
~      ^^^^ entity.name.tag.yaml
~            ^^^^^^^^^^^^^ string.unquoted
  cache:
    type: redis:8.0 # small
~         ^^^^^ support.type.image
~               ^^^ constant.numeric.version
~                   ^^^^^^^ comment.line
    "quoted key": 'it''s'
~    ^^^^^^^^^^ entity.name.tag.yaml
~                 ^^^^^^^ string.quoted.single`,

  'shell in hooks, as blocks and as one line': `
    hooks:
      build: |
~     ^^^^^ entity.name.tag.yaml
~            ^ keyword.control.flow.block-scalar
        set -eu # strict
~       ^^^ meta.embedded.block.shellscript

        if [ "$A" = 1 ]; then
~       ^^ keyword.control.if.shell
          npm ci
        echo "no end
      deploy: npm run "migrate" # once
~     ^^^^^^ entity.name.tag.yaml
~             ^^^^^^^^^^^^^^^^^ meta.embedded.line.shellscript
~                               ^^^^^^ comment.line.number-sign.yaml
      post_deploy: "echo $HOME"
~                   ^^^^^^^^^^ meta.embedded.line.shellscript
~                        ^^^^^ variable.other.normal.shell
    build:
~   ^^^^^ entity.name.tag.yaml
      flavor: none
~             ^^^^ string.unquoted
~             ^^^^ -meta.embedded`,

  'shell in commands': `
    web:
      commands:
        start: node index.js
~              ^^^^^^^^^^^^^ meta.embedded.line.shellscript
    workers:
      queue:
        commands: { start: 'node "$QUEUE"', stop: kill -TERM 1 }
~                   ^^^^^ entity.name.tag.yaml
~                           ^^^^^^^^^^^^^ meta.embedded.line.shellscript
~                                                 ^^^^ meta.embedded.line.shellscript
    crons:
      tidy:
        spec: "H 3 * * *"
~             ^^^^^^^^^^^ string.quoted.double
        cmd: rm -rf tmp
~            ^^ meta.embedded.line.shellscript
      report:
        commands:
          start: |
            cat <<END
            text
          stop: echo bye
~         ^^^^ entity.name.tag.yaml
~               ^^^^ meta.embedded.line.shellscript
    source:
      operations:
        update:
          command: >-
            npm update
~           ^^^^^^^^^^ meta.embedded.block.shellscript
    variables:
      env:
        start: now
~              ^^^ -meta.embedded`,

  'a trailing comment at the section does not end it': `
    hooks: # run in order
~          ^^^^^^^^^^^^^^ comment.line
# to the left, still inside
~^^^^^^ comment.line
      build: make
~            ^^^^ meta.embedded.line.shellscript`,

  'services and endpoints': `
    relationships:
      database: "db:postgresql"
~                ^^ entity.name.type.service
~                   ^^^^^^^^^^ entity.other.attribute-name.endpoint
      cache:
~     ^^^^^ entity.name.tag.yaml
      search:
        service: es
~                ^^ string.unquoted
routes:
  "https://{default}/":
~  ^^^^^^^^ entity.name.tag.yaml
~          ^^^^^^^^^ variable.parameter.placeholder
    type: upstream
~         ^^^^^^^^ string.unquoted
    upstream: app:http
~             ^^^ entity.name.type.service
~                 ^^^^ entity.other.attribute-name.endpoint
  https://www.{all}/:
~             ^^^^^ variable.parameter.placeholder
    to: https://{default}/ # away
~               ^^^^^^^^^ variable.parameter.placeholder
~                          ^^^^^^ comment.line`,

  'tags, anchors, aliases, constants': `
x: &base !include "base.yaml"
~  ^ keyword.control.property.anchor
~        ^^^^^^^^ keyword.control.import
y: {<<: *base, on: true, n: 12, none: ~, s: [1, a b, 'c']}
~       ^ keyword.control.flow.alias
~                  ^^^^ constant.language.boolean
~                           ^^ constant.numeric
~                                     ^ constant.language.null
~                                            ^ constant.numeric
~                                               ^^^ string.unquoted
~                                                    ^^^ string.quoted.single
conf: !archive "solr"
~     ^^^^^^^^ keyword.control.import
version: 1.2.3
~        ^^^^^ string.unquoted
list:
  - true
~ ^ punctuation.definition.block.sequence.item
~   ^^^^ constant.language.boolean
  - name: |
      text: not a key
~     ^^^^ string.unquoted.block
    other: x
~   ^^^^^ entity.name.tag.yaml
  - >
    folded: text
~   ^^^^^^ string.unquoted.block
last: here
~^^^ entity.name.tag.yaml`,
};

test.each(Object.entries(drawings))('%s', (_title, drawing) => {
  const { expected, actual } = checkScopes(grammar, drawing);
  expect(actual).toEqual(expected);
});

test('unfinished text keeps the rest coloured', () => {
  const drawing = `
    hooks:
      build: |
        echo $(
routes:
~^^^^^ entity.name.tag.yaml
  "https://{default}/": {type: upstream, upstream: "app:http"}
~                        ^^^^ entity.name.tag.yaml`;
  const { expected, actual } = checkScopes(grammar, drawing);
  expect(actual).toEqual(expected);
});
