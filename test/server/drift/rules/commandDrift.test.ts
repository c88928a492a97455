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
  [
    'another server, in a Dockerfile',
    `
    applications:
      app:
        type: python:3.14
        web:
          commands:
            pre_start: python manage.py migrate
            start: ". env.sh; uv run gunicorn -b unix:$SOCKET shop.wsgi"
    #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information command-drift: app is served by gunicorn in production, by uvicorn locally (web in Dockerfile)
    #- /Dockerfile
    FROM python:3.14
    ENTRYPOINT ["/entrypoint.sh"]
    CMD ["sh", "-c", "python -m uvicorn shop.asgi:app"]
    #   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information command-drift: web is served by uvicorn, app by gunicorn in production
    #- /compose.yaml
    services: {web: {build: .}}
    `,
  ],
  [
    'another script of Node.js',
    `
    applications:
      app: {type: "nodejs:24", web: {commands: {start: node dist/main.js}}}
    #                                                  ^^^^^^^^^^^^^^^^^ information command-drift: app is served by node dist/main.js in production, by node server.js locally (app in compose.yaml)
    #- /Dockerfile
    FROM node:24
    CMD ["node", "dist/main"]
    #- /compose.yaml
    services:
      app: {build: ., command: [node, --max-old-space-size=512, server.js]}
    #                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information command-drift: app is served by node server.js, app by node dist/main.js in production
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

test.each([
  ['python:3.14', 'the same server', 'gunicorn a', '.venv/bin/gunicorn -w 2 a'],
  ['python:3.14', 'workers of the other server', 'uvicorn a:b', 'gunicorn -k uvicorn.workers.UvicornWorker a:b'],
  ['python:3.14', 'a development server', 'gunicorn a', 'python manage.py runserver 0.0.0.0:8000'],
  ['python:3.14', 'a server that reloads', 'gunicorn a', 'uvicorn a:b --reload'],
  ['python:3.14', 'a script', 'gunicorn a', 'python app.py'],
  ['python:3.14', 'something to attach to', 'gunicorn a', 'sleep infinity'],
  ['python:3.14', 'a script that may start anything', 'gunicorn a', './start.sh'],
  ['python:3.14', 'a start that is not known', 'python -m blog.main', 'uvicorn blog:app'],
  ['nodejs:24', 'the same script elsewhere', 'node dist/index.js', 'node /app/index'],
  ['nodejs:24', 'a script of package.json', 'node dist/main.js', 'npm start'],
  ['nodejs:24', 'a watched script', 'node dist/main.js', 'node --watch src/server.js'],
  ['nodejs:24', 'a script behind a tool', 'node dist/main.js', 'nodemon server.js'],
  ['nodejs:24', 'a loader', 'node dist/main.js', 'node -r ts-node/register server.ts'],
  ['nodejs:24', 'a framework', 'npx next start -p $PORT', 'node server.js'],
  ['ruby:3.4', 'a server for development', 'bundle exec puma', 'bin/rails s'],
])('command-drift: %s: %s is no difference', (type, _, start, command) => {
  const image = type.replace('nodejs', 'node');
  checkProblems(
    `applications: {app: {type: "${type}", web: {commands: {start: "${start}"}}}}\n#- /compose.yaml\nservices: {app: {image: "${image}", command: "${command}"}}\n`,
    [commandDrift],
  );
});

test('command-drift: one of several containers runs the server of production', () => {
  checkProblems(
    `
    applications: {app: {type: "python:3.14", web: {commands: {start: gunicorn a}}}}
    #- /compose.yaml
    services:
      app: {image: "python:3.14", command: gunicorn a}
      socket: {image: "python:3.14", command: daphne a}
    `,
    [commandDrift],
  );
});
