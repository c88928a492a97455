import { test } from 'vitest';
import { bashInDash } from '../../../../server/manifest/rules/bashInDash';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

const rule = bashInDash;

test.each([
  [
    'in hooks, commands, crons and operations',
    `
    applications:
      app:
        hooks:
          build: |
            # [[ is fine here
            if [[ -n "$A" ]]; then
    #          ^^ warning bash-in-dash: "[[" is Bash, and Dash runs this: write "[ … ]"
              mkdir -p var/{cache,log}
    #                      ^^^^^^^^^^^ warning bash-in-dash: "{cache,log}" is Bash, and Dash runs this: write each word
            fi
          deploy: "source .env"
    #              ^^^^^^ warning bash-in-dash: "source" is Bash, and Dash runs this: write "."
          post_deploy: >
    #     ^^^^^^^^^^^ warning bash-in-dash: "source" is Bash, and Dash runs this: write "."
            source .env &&
            bin/go
        web: {commands: {start: 'pushd public'}}
    #                            ^^^^^ warning bash-in-dash: "pushd" is Bash, and Dash runs this: there is no such command
        crons: {a: {commands: {start: cat <<< x}}, b: {cmd: "[[ a ]]"}}
    #                                                        ^^ warning bash-in-dash: "[[" is Bash, and Dash runs this: write "[ … ]"
    #                                     ^^^ warning bash-in-dash: "<<<" is Bash, and Dash runs this: write "printf … |"
        workers: {queue: {commands: {start: "let a=1"}}}
    #                                        ^^^ warning bash-in-dash: "let" is Bash, and Dash runs this: there is no such command
        operations: {go: {commands: {start: "a |& b"}}}
    #                                          ^^ warning bash-in-dash: "|&" is Bash, and Dash runs this: write "2>&1 |"
    `,
  ],
  [
    'not in what Dash reads, nor in what is no script',
    `
    .shared: &shared |
      set -e
    applications:
      app:
        hooks:
          build: *shared
          deploy: |
            bash -c '[[ a ]]'
            [ "$A" = b ] && . ./x
          post_deploy: []
        web: {commands: }
        workers: [queue]
        crons: {a: , b: {commands: {start: 5}}}
    `,
  ],
  [
    'at the key where the text is that of an anchor',
    `
    .shared: &shared |
      source x
    applications:
      app:
        hooks:
          build: *shared
    #     ^^^^^ warning bash-in-dash: "source" is Bash, and Dash runs this: write "."
    `,
  ],
])('bash-in-dash: %s', (_, drawing) => checkProblems(drawing, [rule]));

test('bash-in-dash: the fix', () => {
  checkFix(
    `
    applications:
      app:
        hooks:
          build: |
            set -e
            source .env
    `,
    rule,
    'Change to "."',
    `
    applications:
      app:
        hooks:
          build: |
            set -e
            . .env
    `,
  );
});
