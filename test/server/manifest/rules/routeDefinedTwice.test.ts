import { test } from 'vitest';
import { routeDefinedTwice } from '../../../../server/manifest/rules/routeDefinedTwice';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'one address in two ways',
    `
    routes:
      "https://{default}/": {upstream: "app:http"}
      "https://{default}": {upstream: "app:http"}
    # ^^^^^^^^^^^^^^^^^^^ warning route-defined-twice: This is the route "https://{default}/" once more
      "https://WWW.example.com/a": {upstream: "app:http"}
      "https://www.example.com/a/": {upstream: "app:http"}
    # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning route-defined-twice: This is the route "https://WWW.example.com/a" once more
    `,
  ],
  [
    'an id, and being primary',
    `
    routes:
      "https://{default}/a": {upstream: "app:http", id: main, primary: true}
      "https://{default}/b": {upstream: "app:http", id: main}
    #                                                   ^^^^ error route-defined-twice: The route "https://{default}/a" has the id "main", too
      "https://{default}/c": {upstream: "app:http", primary: true}
    #                                                        ^^^^ error route-defined-twice: Only one route can be primary, and "https://{default}/a" is
    `,
  ],
  [
    'what is apart',
    `
    routes:
      "https://{default}/": {upstream: "app:http", id: a, primary: true}
      "http://{default}/": {upstream: "app:http", id: b, primary: false}
      "https://{all}/": {upstream: "app:http", id: , primary: }
      "https://{default}/a": {upstream: "app:http", id: , primary: "true"}
      odd: {id: [a]}
      odd/: {id: {a: 1}}
      empty:
    `,
  ],
  [
    'the same key twice is told elsewhere',
    `
    #- /.upsun/a.yaml
    routes:
      "https://{default}/": {upstream: "app:http", id: a}
    #- /.upsun/b.yaml
    routes:
      "https://{default}/": {upstream: "app:http", id: a}
    `,
  ],
])('route-defined-twice: %s', (_, drawing) => checkProblems(drawing, [routeDefinedTwice]));
