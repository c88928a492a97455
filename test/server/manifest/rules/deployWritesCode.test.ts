import { test } from 'vitest';
import { deployWritesCode } from '../../../../server/manifest/rules/deployWritesCode';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'beside the code',
    `
    applications:
      app:
        mounts: {var: {source: storage}}
        hooks:
          deploy: |
            composer install --no-dev
    #       ^^^^^^^^^^^^^^^^^^^^^^^^^ warning deploy-writes-code: composer install writes to vendor, and when the deploy hook runs, the code is read-only: it belongs in the build hook
            cp dist/a public/a
    #                 ^^^^^^^^ warning deploy-writes-code: "public/a" is on no mount: when the deploy hook runs, the code is read-only
            bin/x > ./out.log
    #               ^^^^^^^^^ warning deploy-writes-code: "out.log" is on no mount: when the deploy hook runs, the code is read-only
            cp a var/b > /tmp/c 2>/dev/null
            touch /app/var/d $PLATFORM_APP_DIR/var/e $F
          post_deploy: |
            cd api
            npm ci
            touch x
    `,
  ],
  [
    'not in the build, on mounts, or elsewhere',
    `
    applications:
      app:
        web: {mounts: {node_modules: {source: tmp}, /vendor/: {source: tmp}}}
        hooks:
          build: npm ci && touch x
          deploy: |
            npm ci
            composer install
            pip install -r requirements.txt
      other: {hooks: {deploy: npm ci --prefix /tmp}}
      third: {hooks: {deploy: npm ci}, mounts: !include mounts.yaml}
    `,
  ],
])('deploy-writes-code: %s', (_, drawing) => checkProblems(drawing, [deployWritesCode]));
