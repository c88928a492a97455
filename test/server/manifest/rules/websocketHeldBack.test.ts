import { test } from 'vitest';
import { websocketHeldBack } from '../../../../server/manifest/rules/websocketHeldBack';
import { checkProblems } from '../../checkProblems';

test('websocket-held-back: paths that are called so', () => {
  checkProblems(
    `
    applications:
      app:
        web:
          locations:
            /ws: {passthru: true}
    #       ^^^ hint websocket-held-back: Websockets need "request_buffering: {enabled: false}" here
            /socket.io/: {passthru: true, request_buffering: {enabled: true}}
    #       ^^^^^^^^^^^ hint websocket-held-back: Websockets need "request_buffering: {enabled: false}" here
            /news: {passthru: true}
            /websocket: {passthru: true, request_buffering: {enabled: false}}
      odd: {web: {locations: [/ws]}}
    routes:
      "https://{default}/ws": {upstream: "app:http", cache: {enabled: true}}
    # ^^^^^^^^^^^^^^^^^^^^^^ hint websocket-held-back: Websockets need "cache: {enabled: false}" on their route
      "https://{all}/ws": {upstream: "app:http", cache: false}
      "https://{default}/websockets/": {upstream: "app:http", cache: {enabled: false}}
      "https://www.{default}/ws": {type: redirect, to: "https://{default}/ws"}
    `,
    [websocketHeldBack],
  );
});
