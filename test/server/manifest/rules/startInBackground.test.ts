import { test } from 'vitest';
import { startInBackground } from '../../../../server/manifest/rules/startInBackground';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'commands that end at once',
    `
    applications:
      app:
        type: nodejs:24
        web: {commands: {start: "node server.js &"}}
    #                           ^^^^^^^^^^^^^^^^^^ warning start-in-background: The start command ends at once, since "&" puts its program into the background: leave out the "&" at its end
        workers:
          quoted: {commands: {start: nohup node worker.js > log 2>&1 & }}
    #                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning start-in-background: The start command ends at once, since "&" puts its program into the background: leave out the "&" at its end
          several:
            commands:
              start: |
    #         ^^^^^ warning start-in-background: The start command ends at once, since "&" puts its program into the background: end with "wait"
                node one.js &
                node two.js &
          daemon: {commands: {start: npx pm2 start worker.js}}
    #                                ^^^^^^^^^^^^^^^^^^^^^^^ warning start-in-background: The start command ends at once, since it starts a daemon: write pm2-runtime in the place of pm2
          python: {commands: {start: poetry run gunicorn -D app:app}}
    #                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning start-in-background: The start command ends at once, since it starts a daemon: leave out -D
          tasks: {commands: {start: celery -A app worker --detach}}
    #                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning start-in-background: The start command ends at once, since it starts a daemon: leave out --detach
          old: {commands: {start: forever start app.js}}
    #                             ^^^^^^^^^^^^^^^^^^^^ warning start-in-background: The start command ends at once, since it starts a daemon: run the program itself
    `,
  ],
  [
    'commands that stay',
    `
    applications:
      app:
        type: nodejs:24
        web: {commands: {start: "node one.js & node two.js"}}
        workers:
          a: {commands: {start: "node one.js & wait"}}
          b: {commands: {start: "cd x && node worker.js 2>&1"}}
          c: {commands: {start: "pm2 start app.js --no-daemon"}}
          d: {commands: {start: "pm2 start app.js && pm2 logs"}}
          e: {commands: {start: pm2-runtime app.js}}
          f: {commands: {start: [node, "&"]}}
          g: {commands: {start: }}
          h: [commands]
          i: {commands: {start: "gunicorn -b unix:$SOCKET app:app"}}
      included: !include app.yaml
    `,
  ],
])('start-in-background: %s', (_, drawing) => checkProblems(drawing, [startInBackground]));

test('start-in-background fix: Stay in the foreground', () => {
  checkFix(
    `
    applications:
      app: {web: {commands: {start: "node server.js & "}}} # kept
    `,
    startInBackground,
    'Stay in the foreground',
    `
    applications:
      app: {web: {commands: {start: "node server.js"}}} # kept
    `,
  );
});
