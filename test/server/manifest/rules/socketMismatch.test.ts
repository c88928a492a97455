import { test } from 'vitest';
import { socketMismatch } from '../../../../server/manifest/rules/socketMismatch';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'the other one',
    `
    applications:
      a: {type: "python:3.14", web: {upstream: {socket_family: tcp}, commands: {start: "gunicorn -b unix:$SOCKET app"}}}
    #                                                          ^^^ warning socket-mismatch: The server listens on $SOCKET, but "socket_family" is tcp: set it to unix, or listen on $PORT
      b: {type: "python:3.14", web: {upstream: {socket_family: "unix"}, commands: {start: "gunicorn -b :\${PORT} app"}}}
    #                                                          ^^^^^^ warning socket-mismatch: The server listens on $PORT, but "socket_family" is unix: set it to tcp, or listen on $SOCKET
      c: {type: "python:3.14", web: {commands: {start: "gunicorn -b unix:$SOCKET app"}}}
    #                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning socket-mismatch: The server listens on $SOCKET, but "web.upstream.socket_family" is tcp by default: set it to unix, or listen on $PORT
      d: {type: "php:8.4", web: {commands: {start: "php artisan octane:start --port=$PORT"}}}
    #                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning socket-mismatch: The server listens on $PORT, but "web.upstream.socket_family" is unix by default: set it to tcp, or listen on $SOCKET
    `,
  ],
  [
    'the same, both, neither, or unknown',
    `
    applications:
      a: {type: "python:3.14", web: {commands: {start: "gunicorn -b :$PORT app"}}}
      b: {type: "php:8.4", web: {upstream: {socket_family: tcp}, commands: {start: "server $PORT"}}}
      c: {type: "php:8.4", web: {commands: {start: "server $SOCKET"}}}
      d: {type: "nodejs:24", web: {commands: {start: "server $PORTS $SOCKETS"}}}
      e: {type: "nodejs:24", web: {commands: {start: "server \${PORT:-$SOCKET}"}}}
      f: {web: {commands: {start: "server $SOCKET"}}}
      g: {type: "nodejs:24", web: {upstream: !include upstream.yaml, commands: {start: "server $SOCKET"}}}
      h: {type: "nodejs:24", web: {upstream: {socket_family: udp}, commands: {start: "server $SOCKET"}}}
    `,
  ],
])('socket-mismatch: %s', (_, drawing) => checkProblems(drawing, [socketMismatch]));

test('socket-mismatch fix: Change to "unix"', () => {
  checkFix(
    `
    applications:
      app:
        type: python:3.14
        web: {upstream: {socket_family: 'tcp'}, commands: {start: gunicorn -b unix:$SOCKET app}}
    `,
    socketMismatch,
    'Change to "unix"',
    `
    applications:
      app:
        type: python:3.14
        web: {upstream: {socket_family: 'unix'}, commands: {start: gunicorn -b unix:$SOCKET app}}
    `,
  );
});
