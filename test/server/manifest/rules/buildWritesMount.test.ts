import { test } from 'vitest';
import { buildWritesMount } from '../../../../server/manifest/rules/buildWritesMount';
import { checkProblems } from '../../checkProblems';

test('build-writes-mount: below mounts, and nowhere else', () =>
  checkProblems(
    `
    applications:
      app:
        mounts: {/storage: {source: storage}, var/cache: {source: tmp}}
        hooks:
          build: |
            mkdir -p storage storage/framework/views
    #                        ^^^^^^^^^^^^^^^^^^^^^^^ warning build-writes-mount: "storage/framework/views" lies on the mount "/storage", which is not there during the build: what is written now is hidden later
            echo 1 > var/cache/x
    #                ^^^^^^^^^^^ warning build-writes-mount: "var/cache/x" lies on the mount "var/cache", which is not there during the build: what is written now is hidden later
            cp -r storage/app init
            rm -rf var/cache/*
            touch var/other
            cd api
            touch storage/x
          deploy: touch storage/x
    `,
    [buildWritesMount],
  ));
