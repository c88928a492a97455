import { test } from 'vitest';
import { environmentScriptUnfit } from '../../../../server/manifest/rules/environmentScriptUnfit';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'what prints, and what Dash does not know',
    `
    applications:
      app: {source: {root: api}}
      same: {source: {root: api}}
    #- /api/.environment
    export A=$(echo x) B=\`cat y\`
    echo "Hello $A"
    #^^^^^^^^^^^^^^ warning environment-script-unfit: "echo" prints: what .environment prints breaks scp and rsync
    echo x > /tmp/x
    echo x | sort > /tmp/y
    if [ "$A" = b ]; then date; fi
    #                     ^^^^ warning environment-script-unfit: "date" prints: what .environment prints breaks scp and rsync
    if [[ -n $A ]]; then export C=d; fi
    #  ^^ warning environment-script-unfit: "[[" is Bash, and Dash runs .environment: write "[ … ]"
    `,
  ],
  [
    'not where it asks for a terminal, nor where it is not an application’s',
    `
    applications:
      app: {}
      other:
    #- /.environment
    if [ -t 1 ]; then echo hello; fi
    #- /api/.environment
    echo x
    `,
  ],
])('environment-script-unfit: %s', (_, drawing) => checkProblems(drawing, [environmentScriptUnfit]));
