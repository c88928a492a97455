import { test } from 'vitest';
import { composeInvalid } from '../../../server/rules/composeInvalid';
import { checkFix } from '../checkFix';
import { checkProblems } from '../checkProblems';

test.each([
  [
    'broken YAML, and the rest is still read',
    `
    #- /compose.yaml
    services:
      a: {image: a
      b: {image: b}
    # ^ error compose-invalid: A bracket above is not closed
    `,
  ],
  [
    'a key that is not known',
    `
    #- /compose.yaml
    services:
      a: {image: a, enviroment: {A: b}, blackfire: x, x-own: 1}
    #                                   ^^^^^^^^^ warning compose-invalid: Compose has no key blackfire here
    #               ^^^^^^^^^^ warning compose-invalid: Compose has no key enviroment here: did you mean environment?
    `,
  ],
  [
    'a key at the top that is not known',
    `
    #- /compose.yaml
    services:
      a: {image: a}
    mailer: {image: b}
    #^^^^^ warning compose-invalid: Compose has no key mailer here
    `,
  ],
  [
    'an override file',
    `
    #- /compose.override.yaml
    services:
      b: {}
    # ^ error compose-invalid: The service b has neither an image nor a build
    #- /compose.yaml
    services:
      a: {image: a}
    `,
  ],
  [
    'what each developer sets on their own machine',
    `
    #- /compose.yaml
    services:
      a: {image: "a:\${TAG:?say which}", env_file: [absent.env, {path: optional.env, required: false}]}
    #                                              ^^^^^^^^^^ information compose-invalid: The env file absent.env does not exist, and Compose does not start without it
    #            ^^^^^^^^^^^^^^^^^^^^^ information compose-invalid: The variable TAG must have a value: say which
    `,
  ],
  [
    'an include that leads back',
    `
    #- /compose.yaml
    include: [other.yaml]
    services:
      a: {image: a}
    #- /other.yaml
    include: [compose.yaml]
    #         ^^^^^^^^^^^^ error compose-invalid: compose.yaml includes itself: compose.yaml → other.yaml → compose.yaml
    services:
      b: {image: b}
    `,
  ],
  [
    'a name that stands twice',
    `
    #- /compose.yaml
    services:
      a: {image: a}
      a: {image: b}
    # ^ error compose-invalid: Duplicate key "a"
    `,
  ],
  [
    'not a Compose file',
    `
    #- /compose.yaml
    - services
    #^^^^^^^^^ error compose-invalid: A Compose file is a mapping of keys to values
    `,
  ],
  [
    'nothing wrong',
    `
    #- /compose.yaml
    include: [more.yaml]
    services:
      a: {image: a, extends: b}
    #- /more.yaml
    services:
      b: {image: b}
    `,
  ],
])('compose-invalid: %s', (_, drawing) => {
  checkProblems(drawing, [composeInvalid]);
});

test('compose-invalid: the key that was meant', () => {
  const drawing = `
    #- /compose.yaml
    services:
      a: {image: a, enviroment: {A: b}}
  `;
  checkFix(drawing, composeInvalid, 'Change to environment', drawing.replace('enviroment', 'environment'));
});
