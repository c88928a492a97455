import { test } from 'vitest';
import { portHardCoded } from '../../../../server/manifest/rules/portHardCoded';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'ports of their own',
    `
    applications:
      a: {web: {commands: {start: "gunicorn -b 0.0.0.0:8000 app:app"}}}
    #                                                  ^^^^ warning port-hard-coded: The server listens on 8000, and the platform passes requests to $PORT: write $PORT in its place
      b: {web: {commands: {start: 'next start -p 3000'}}}
    #                                            ^^^^ warning port-hard-coded: The server listens on 3000, and the platform passes requests to $PORT: write $PORT in its place
      c: {web: {commands: {start: cd app && uvicorn main:app --host 0.0.0.0 --port=8000}}}
    #                                                                              ^^^^ warning port-hard-coded: The server listens on 8000, and the platform passes requests to $PORT: write $PORT in its place
      d: {web: {commands: {start: python manage.py runserver 0.0.0.0:8000}}}
    #                                                                ^^^^ warning port-hard-coded: The server listens on 8000, and the platform passes requests to $PORT: write $PORT in its place
      e: {web: {commands: {start: PORT=3000 node server.js}}}
    #                                  ^^^^ warning port-hard-coded: The server listens on 3000, and the platform passes requests to $PORT: write $PORT in its place
      f: {web: {commands: {start: java -jar app.jar --server.port=8080}}}
    #                                                             ^^^^ warning port-hard-coded: The server listens on 8080, and the platform passes requests to $PORT: write $PORT in its place
      g: {web: {commands: {start: "php -S 0.0.0.0:8000 -t public"}}}
    #                                             ^^^^ warning port-hard-coded: The server listens on 8000, and the platform passes requests to $PORT: write $PORT in its place
      h: {web: {commands: {start: "sh -c 'exec serve -l 5000'"}}}
      i:
        web:
          commands:
            start: |
    #       ^^^^^ warning port-hard-coded: The server listens on 5000, and the platform passes requests to $PORT: write $PORT in its place
              set -e
              flask run --port 5000
      j: {web: {commands: {start: "serve -l '5000' dist"}}}
    #                                        ^^^^ warning port-hard-coded: The server listens on 5000, and the platform passes requests to $PORT: write $PORT in its place
    `,
  ],
  [
    'servers that ask, and numbers that are no ports',
    `
    applications:
      a: {web: {commands: {start: "gunicorn -b 0.0.0.0:$PORT app:app"}}}
      b: {web: {commands: {start: "gunicorn -b unix:$SOCKET app:app"}}}
      c: {web: {commands: {start: npm start}}}
      d: {web: {commands: {start: "gunicorn -w 4 -p 12 app:app --timeout 1200"}}}
      e: {variables: {env: {PORT: 3000}}, web: {commands: {start: "next start -p 3000"}}}
      f: {web: {commands: {start: "redis-cli -p 6379 ping; npm start"}}}
      g: {workers: {q: {commands: {start: "serve -p 3000"}}}}
      h: {web: {commands: {start: "node -e 'listen(process.env.PORT)' -p 3000"}}}
      i: {web: {commands: {start: [serve, -p, 3000]}}}
      j: {web: {commands: {start: "serve -p 99999"}}}
      k: {web: {commands: {start: serve -p}}}
    `,
  ],
])('port-hard-coded: %s', (_, drawing) => checkProblems(drawing, [portHardCoded]));

test('port-hard-coded fix: Listen on $PORT', () => {
  checkFix(
    `
    applications:
      app: {web: {commands: {start: "gunicorn -b 0.0.0.0:8000 app:app"}}}
    `,
    portHardCoded,
    'Listen on $PORT',
    `
    applications:
      app: {web: {commands: {start: "gunicorn -b 0.0.0.0:$PORT app:app"}}}
    `,
  );
});
