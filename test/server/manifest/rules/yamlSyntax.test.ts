import { test } from 'vitest';
import { yamlSyntax } from '../../../../server/manifest/rules/yamlSyntax';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'a tab for indentation',
    `
    applications:
      app:
    	type: nodejs:24
    #^ error yaml-syntax: YAML is indented with blanks, not with tabs
    `,
  ],
  [
    'the older layout',
    `
    #- /.platform.app.yaml
    name: app
    hooks: [
    #      ^ error yaml-syntax: A bracket above is not closed
    `,
  ],
  [
    'a bracket that is not closed',
    `
    applications:
      app:
        type: nodejs:24
        mounts: {tmp: {source: tmp}
    routes: {}
    #^ error yaml-syntax: A bracket above is not closed
    `,
  ],
  [
    'a quote that is not closed',
    `
    applications:
      app:
        type: "nodejs:24
    #                  ^ error yaml-syntax: A bracket, quote or colon is missing here
    `,
  ],
  [
    'two keys on one line',
    `
    applications:
      app: type: nodejs:24
    #      ^ error yaml-syntax: Two keys on one line: begin a new line, or put the value in quotes
    `,
  ],
  [
    'a value that begins with a reserved character',
    `
    applications:
      app:
        type: @nodejs
    #         ^ error yaml-syntax: A value that begins with this character needs quotes
    `,
  ],
  [
    'a line that is indented like no other',
    `
    applications:
        app:
            type: nodejs:24
          source: {}
    #     ^ error yaml-syntax: The indentation fits none of the lines above
    `,
  ],
  [
    'a key without a colon',
    `
    applications:
      app
    # ^^^ error yaml-syntax: A key must stand on one line: is a colon missing?
        type: nodejs:24
    `,
  ],
  [
    'an alias without an anchor',
    `
    applications:
      app: *base
    #      ^^^^^ error yaml-syntax: No anchor "base" comes before this alias
    `,
  ],
  [
    'a second document',
    `
    applications: {}
    ---
    #^ error yaml-syntax: Only the first document of this file is read
    services: {}
    `,
  ],
  [
    'sound YAML of every kind',
    `
    # comment
    x: &anchor {a: [1, 2], "b": 'c'}
    y: *anchor
    z: |
      text
    merged:
      <<: *anchor
    vcl: !include
      type: string
      path: config.vcl
    `,
  ],
])('yaml-syntax: %s', (_, drawing) => checkProblems(drawing, [yamlSyntax]));

test('yaml-syntax: an empty file', () => checkProblems('#- /.upsun/config.yaml\n', [yamlSyntax]));
