import { test } from 'vitest';
import { buildDrift } from '../../../../server/drift/rules/buildDrift';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'another package manager, in an earlier stage',
    `
    #- /.upsun/config.yaml
    applications:
      web:
        type: nodejs:24
        hooks:
          build: |
            set -e
            npm install -g typescript
            npm ci --prefer-offline # as locked
    #       ^^^^^^^^^^^^^^^^^^^^^^^ warning build-drift: npm installs the packages of Node.js in production, yarn locally (web in Dockerfile): versions may differ
            npm run build
    #- /Dockerfile
    FROM node:24 AS packages
    RUN corepack enable && yarn install --frozen-lockfile
    #                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning build-drift: yarn installs the packages of Node.js here, npm in production: versions may differ
    FROM node:24
    COPY --from=packages /app /app
    RUN yarn build
    #- /compose.yaml
    services: {web: {build: .}}
    `,
  ],
  [
    'a command that installs at the start',
    `
    applications:
      web: {type: "python:3.14", hooks: {build: "pip install poetry && poetry install --no-root"}}
    #                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^ warning build-drift: poetry installs the packages of Python in production, pip locally (web in compose.yaml): versions may differ
    #- /compose.yaml
    services:
      web:
        image: python:3.14
        command: sh -c "pip install -r requirements.txt && python app.py"
    #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning build-drift: pip installs the packages of Python here, poetry in production: versions may differ
    `,
  ],
  [
    'a lock that one side does not heed',
    `
    applications:
      app: {type: "php:8.4", hooks: {build: "composer update --no-dev"}}
    #                                        ^^^^^^^^^^^^^^^^^^^^^^^^ warning build-drift: composer update installs the packages of PHP in production, composer install locally (php in Dockerfile): versions may differ
    #- /Dockerfile
    FROM php:8.4
    RUN composer install
    #   ^^^^^^^^^^^^^^^^ warning build-drift: composer install installs the packages of PHP here, composer update in production: versions may differ
    #- /compose.yaml
    services: {php: {build: .}}
    `,
  ],
  [
    'jobs of GitHub Actions',
    `
    applications:
      web: {type: "nodejs:24", hooks: {build: "yarn install && yarn build"}}
    #                                          ^^^^^^^^^^^^ information build-drift: yarn installs the packages of Node.js in production, npm in CI (.github/workflows/ci.yml): versions may differ
    #- /.github/workflows/ci.yml
    jobs:
      test:
        steps:
          - uses: actions/setup-node@v4
          - run: cd tools && pnpm install
          - run: pnpm install
            working-directory: docs
          - run: |
              npm ci
    #         ^^^^^^ information build-drift: npm installs the packages of Node.js here, yarn in production: versions may differ
              npm test
    `,
  ],
  [
    'jobs of GitLab CI',
    `
    applications:
      web: {type: "python:3.14", hooks: {build: "pip install -r requirements.txt"}}
    #                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information build-drift: pip installs the packages of Python in production, poetry in CI (.gitlab-ci.yml): versions may differ
    #- /.gitlab-ci.yml
    image: python:3.14
    before_script: ["poetry install"]
    #                ^^^^^^^^^^^^^^ information build-drift: poetry installs the packages of Python here, pip in production: versions may differ
    test: {script: [pytest]}
    `,
  ],
])('build-drift: %s', (_, drawing) => checkProblems(drawing, [buildDrift]));

test.each([
  ['the same manager', 'npm ci', 'npm install'],
  ['one side that installs nothing', 'npm run build', 'yarn'],
  ['two ways on one side', 'npm ci', 'npm ci && cd ui && yarn'],
  ['a manager that is itself installed', 'npm ci', 'npm ci && npm install -g pnpm && pnpm -v'],
  ['packages by name', 'npm ci', 'yarn add react && pnpm dlx x'],
  ['a manager behind a runner', 'pnpm i', 'npx pnpm install && corepack pnpm install'],
  ['what is exported from a lock', 'pip install -r requirements.txt', 'poetry export > r.txt && poetry install'],
  ['pip by another name', 'pip install -r requirements.txt', 'uv pip install -r requirements.txt'],
  ['another language', 'npm ci', 'pip install -r requirements.txt'],
])('build-drift: %s is no difference', (_, hook, run) =>
  checkProblems(
    `applications: {web: {type: "nodejs:24", hooks: {build: "${hook}"}}}\n#- /Dockerfile\nFROM node:24\nRUN ${run}\n#- /compose.yaml\nservices: {web: {build: .}}\n`,
    [buildDrift],
  ),
);

test.each([
  ['the same manager', '', 'npm install', 'npm ci --ignore-scripts'],
  ['jobs with several managers', '', 'yarn', 'npm ci && pnpm install'],
  ['another folder of the application', 'source: {root: web}, ', 'yarn', 'npm ci'],
  ['another folder of the script', '', 'yarn', 'npm ci --prefix docs'],
])('build-drift: %s in CI is no difference', (_, source, hook, run) =>
  checkProblems(
    `applications: {web: {type: "nodejs:24", ${source}hooks: {build: "${hook}"}}}\n#- /.github/workflows/ci.yml\njobs: {test: {steps: [{uses: actions/setup-node@v4}, {run: "${run}"}]}}\n`,
    [buildDrift],
  ),
);

test.each([
  [
    'an application in an image of the platform',
    `
    applications:
      app: {type: "php:8.4"}
    # ^^^ hint build-drift: wkhtmltopdf is in the local image of app (web in Dockerfile), and nothing here installs it: if the application calls it, add wkhtmltopdf-binary to dependencies.ruby, or download it in the build hook
    #- /Dockerfile
    FROM php:8.4
    RUN apt-get update && apt-get install -y git unzip libpng-dev wkhtmltopdf=0.12
    #                                                             ^^^^^^^^^^^^^^^^ hint build-drift: wkhtmltopdf is installed in this image, and nothing in the manifest installs it for app: if the application calls it, add wkhtmltopdf-binary to dependencies.ruby, or download it in the build hook
    #- /compose.yaml
    services: {web: {build: .}}
    `,
  ],
  [
    'an application in a composable image',
    `
    applications:
      app:
    # ^^^ hint build-drift: ffmpeg is in the local image of app (web in Dockerfile), and nothing here installs it: add ffmpeg to stack.packages
        type: composable:26.05
        stack: {runtimes: ["php@8.4"], packages: [imagemagick]}
    #- /Dockerfile
    FROM php:8.4-alpine
    RUN apk add --no-cache ffmpeg
    #                      ^^^^^^ hint build-drift: ffmpeg is installed in this image, and nothing in the manifest installs it for app: add ffmpeg to stack.packages
    #- /compose.yaml
    services: {web: {build: .}}
    `,
  ],
])('build-drift: programs that are installed by hand: %s', (_, drawing) => checkProblems(drawing, [buildDrift]));

test.each([
  ['tools of a build', '', 'git curl unzip build-essential libffmpeg-dev'],
  ['a program that the manifest names', 'variables: {env: {FFMPEG: /app/ffmpeg}}', 'ffmpeg'],
  ['a hook that may install anything', 'hooks: {build: ./install.sh}', 'ffmpeg'],
  ['what Sail brings for everybody', '', 'librsvg2-bin fswatch ffmpeg nano'],
])('build-drift: programs that are installed by hand: %s are no difference', (_, application, packages) =>
  checkProblems(
    `applications: {app: {type: "php:8.4", ${application}}}\n#- /Dockerfile\nFROM php:8.4\nRUN apt-get install ${packages}\n#- /compose.yaml\nservices: {web: {build: .}}\n`,
    [buildDrift],
  ),
);

test('build-drift: programs that a service or a package stands in for are no difference', () => {
  checkProblems(
    `
    applications: {app: {type: "php:8.4"}}
    services: {pdf: {type: "gotenberg:8"}}
    #- /composer.json
    {"require": {"h4cc/wkhtmltopdf-amd64": "*"}}
    #- /Dockerfile
    FROM php:8.4
    RUN apt-get install libreoffice wkhtmltopdf
    #- /compose.yaml
    services: {web: {build: .}}
    `,
    [buildDrift],
  );
});
