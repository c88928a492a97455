import { test } from 'vitest';
import { phpFrontControllerMissing } from '../../../../server/manifest/rules/phpFrontControllerMissing';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'PHP-FPM without a script',
    `
    applications:
      app:
        type: php:8.4
        web: {locations: {/: {root: public, passthru: true}, /a: {passthru: "true"}}}
    #                                                                       ^^^^^^ warning php-front-controller-missing: PHP needs the script that answers, such as "passthru: /index.php"
    #                                                 ^^^^ warning php-front-controller-missing: PHP needs the script that answers, such as "passthru: /index.php"
      stacked:
        type: composable:26.05
        stack: {runtimes: ["php@8.4"]}
        web: {locations: {/: {passthru: true}}}
    #                                   ^^^^ warning php-front-controller-missing: PHP needs the script that answers, such as "passthru: /index.php"
    `,
  ],
  [
    'a script, another server, or a location that is closed',
    `
    applications:
      a: {type: "php:8.4", web: {locations: {/: {passthru: /index.php}, /b: {passthru: false}, /c: {}, /d: }}}
      b: {type: "php:8.4", web: {commands: {start: frankenphp run}, locations: {/: {passthru: true}}}}
      c: {type: "php:8.4", web: {upstream: {protocol: http}, locations: {/: {passthru: true}}}}
      d: {type: "php:8.4", web: {locations: {/: {passthru: true, scripts: false}, /a: {passthru: true, allow: false}}}}
      e: {type: "nodejs:24", web: {locations: {/: {passthru: true}}}}
      f: {type: "php:8.4", web: {upstream: !include upstream.yaml, locations: {/: {passthru: true}}}}
      g: {web: {locations: {/: {passthru: true}}}}
    `,
  ],
])('php-front-controller-missing: %s', (_, drawing) => checkProblems(drawing, [phpFrontControllerMissing]));

test('php-front-controller-missing fix: Change to "/index.php"', () => {
  checkFix(
    `
    applications:
      app: {type: "php:8.4", web: {locations: {/: {passthru: true}}}}
    `,
    phpFrontControllerMissing,
    'Change to "/index.php"',
    `
    applications:
      app: {type: "php:8.4", web: {locations: {/: {passthru: /index.php}}}}
    `,
  );
});
