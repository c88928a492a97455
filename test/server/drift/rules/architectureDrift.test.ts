import { test } from 'vitest';
import { architectureDrift } from '../../../../server/drift/rules/architectureDrift';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test('architecture-drift: a platform that is written down', () => {
  checkProblems(
    `
    applications:
      app: {type: "php:8.4"}
    services:
      db: {type: "mariadb:11.8"}
    #- /Dockerfile
    FROM --platform=linux/arm64 php:8.4
    #               ^^^^^^^^^^^ hint architecture-drift: php runs on linux/arm64, production on linux/amd64
    #- /compose.yaml
    services:
      php: {build: .}
      db:
        image: mariadb:11.8
        platform: linux/arm/v7
    #             ^^^^^^^^^^^^ hint architecture-drift: db runs on linux/arm/v7, production on linux/amd64
      mail: {image: "axllent/mailpit", platform: linux/arm64}
    `,
    [architectureDrift],
  );
});

test.each(['linux/amd64', 'linux/x86_64', '"${PLATFORM}"', '""', 'windows', 'linux'])(
  'architecture-drift: the platform %s is no difference',
  (platform) =>
    checkProblems(
      `services: {db: {type: "mariadb:11.8"}}\n#- /compose.yaml\nservices: {db: {image: "mariadb:11.8", platform: ${platform}}}\n`,
      [architectureDrift],
    ),
);

test('architecture-drift: the builder’s platform is no difference', () => {
  checkProblems(
    `applications: {app: {type: "php:8.4"}}\n#- /Dockerfile\nFROM --platform=$BUILDPLATFORM php:8.4\n#- /compose.yaml\nservices: {php: {build: .}}\n`,
    [architectureDrift],
  );
});

test('architecture-drift: the platform is changed where it is written', () => {
  const drawing = `services: {db: {type: "mariadb:11.8"}}\n#- /compose.yaml\nservices:\n  db:\n    image: mariadb:11.8\n    platform: linux/arm64 # mine\n`;
  checkFix(
    drawing,
    architectureDrift,
    'Run it on linux/amd64 (emulated where the machine has another processor)',
    drawing.slice(drawing.indexOf('#-')).replace('arm64', 'amd64'),
  );
});
