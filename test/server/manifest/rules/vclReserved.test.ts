import { test } from 'vitest';
import { vclReserved } from '../../../../server/manifest/rules/vclReserved';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'what the platform writes',
    `
    services:
      proxy:
        type: varnish:9.0
        configuration:
          vcl: |
    #     ^^^ error vcl-reserved: Take "import directors;" out of the VCL: the platform writes it itself
    #     ^^^ error vcl-reserved: Take "import std;" out of the VCL: the platform writes it itself
    #     ^^^ error vcl-reserved: Take "sub vcl_init" out of the VCL: the platform writes it itself
    #     ^^^ error vcl-reserved: Take "vcl 4.x;" out of the VCL: the platform writes it itself
            vcl 4.1;
            import std;
            import directors;
            sub vcl_init { }
    `,
  ],
  [
    'what it does not',
    `
    services:
      a:
        type: varnish:9.0
        configuration:
          vcl: |
            # vcl 4.1;
            import cookie;
            sub vcl_recv { std.log("import std;"); }
      b: {type: "varnish:9.0", configuration: {vcl: [a]}}
      c: {type: "redis:8.0", configuration: {vcl: "import std;"}}
    `,
  ],
])('vcl-reserved: %s', (_, drawing) => checkProblems(drawing, [vclReserved]));
