import { test } from 'vitest';
import { commandDrift } from '../../../../server/drift/rules/commandDrift';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'the service of its name',
    `
    #- /.upsun/config.yaml
    applications:
      app:
        type: python:3.14
        workers:
          queue:
            commands: {start: celery -A app worker -l info}
    #                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning command-drift: The worker queue runs a Celery worker, its local counterpart runs RQ (app_queue in compose.yaml)
          mails:
            commands: {start: dramatiq mails}
    #- /compose.yaml
    services:
      app_queue:
        image: python:3.14
        command: [rq, worker, high]
    #            ^^^^^^^^^^^^^^^^^^ warning command-drift: app_queue runs RQ, the worker queue runs a Celery worker in production
    `,
  ],
  [
    'the only consumer',
    `
    applications:
      app:
        type: php:8.4
        workers:
          messages:
            commands:
              start: symfony console --time-limit=3600 messenger:consume async
    #                                                  ^^^^^^^^^^^^^^^^^ warning command-drift: The worker messages runs messenger:consume, its local counterpart runs app:kafka:consume (kafka-consumer in compose.yaml)
    #- /compose.yaml
    services:
      kafka-consumer:
        image: php:8.4
        command: sh -c "wait && exec php bin/console -vv app:kafka:consume"
    #                                                    ^^^^^^^^^^^^^^^^^ warning command-drift: kafka-consumer runs app:kafka:consume, the worker messages runs messenger:consume in production
    `,
  ],
])('command-drift: %s', (_, drawing) => checkProblems(drawing, [commandDrift]));

test.each([
  [
    'the same with other arguments',
    'php bin/console messenger:consume async',
    'php bin/console messenger:consume async failed -vv',
  ],
  ['another way to run the same queue', 'php artisan queue:work', 'php artisan queue:listen --tries=3'],
  ['a development server', 'gunicorn app', 'python manage.py runserver'],
  ['a program that is not known', './worker', 'celery -A app worker'],
  ['no consumer here', 'celery -A app worker', 'sleep infinity'],
  ['one that runs both', 'rq worker', 'celery -A a worker & rq worker'],
])('command-drift: %s is no difference', (_, start, command) =>
  checkProblems(
    `applications: {app: {type: "php:8.4", workers: {a: {commands: {start: "${start}"}}}}}\n#- /compose.yaml\nservices: {b: {image: "php:8.4", command: "${command}"}}\n`,
    [commandDrift],
  ),
);

test('command-drift: several consumers under other names are not told apart', () => {
  checkProblems(
    `
    applications:
      app: {type: "python:3.14", workers: {a: {commands: {start: rq worker}}, b: {commands: {start: dramatiq b}}}}
    #- /compose.yaml
    services:
      c: {image: "python:3.14", command: "celery -A c worker"}
    `,
    [commandDrift],
  );
});
