import { test } from 'vitest';
import { valueOutOfRange } from '../../../../server/manifest/rules/valueOutOfRange';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'too small and too great',
    `
    services:
      db:
        type: mariadb:11.8
        configuration:
          properties:
            max_allowed_packet: 128
    #                           ^^^ error value-out-of-range: "max_allowed_packet" is from 1 to 100, not 128
            max_heap_table_size: 0
    #                            ^ error value-out-of-range: "max_heap_table_size" is from 1 to 4096, not 0
            optimizer_use_condition_selectivity: 6
    #                                            ^ error value-out-of-range: "optimizer_use_condition_selectivity" is from 1 to 5, not 6
        firewall: {outbound: [{ports: [0, 65536, 443]}]}
    #                                     ^^^^^ error value-out-of-range: "ports" is from 1 to 65535, not 65536
    #                                  ^ error value-out-of-range: "ports" is from 1 to 65535, not 0
    `,
  ],
  [
    'what is in the range, no number, or of a service without that key',
    `
    services:
      a: {type: "mysql:11.8", configuration: {properties: {max_allowed_packet: 100, max_heap_table_size: "1"}}}
      b: {type: "redis:8.0", configuration: {properties: {max_allowed_packet: 1000}}}
      c: {type: "mariadb:11.8", configuration: {properties: {max_allowed_packet: [1000]}}}
      d: {firewall: {outbound: [{ports: [1, 65535, a, null]}]}}
      e: !include service.yaml
      f:
    `,
  ],
  [
    'too small, too large',
    `
    applications:
      app:
        crons:
          clean: {spec: "0 3 * * *", commands: {start: "true"}, timeout: 100000, shutdown_timeout: -1}
    #                                                                                              ^^ error value-out-of-range: "shutdown_timeout" is at least 0 seconds, not -1
    #                                                                    ^^^^^^ error value-out-of-range: "timeout" is from 0 to 86400 seconds, not 100000
        runtime: {sizing_hints: {request_memory: 4, reserved_memory: 64}}
    #                                                                ^^ error value-out-of-range: "reserved_memory" is at least 70 MB, not 64
    #                                            ^ error value-out-of-range: "request_memory" is at least 10 MB, not 4
    `,
  ],
  [
    'what the platform takes, and what is no number',
    `
    applications:
      app:
        crons: {clean: {timeout: 86400, shutdown_timeout: 0}, other: {timeout: long}, third: {timeout: }, fourth: []}
        runtime: {sizing_hints: {request_memory: 10, reserved_memory: 70}}
      other: {crons: !include crons.yaml, runtime: {sizing_hints: *nothing}}
    `,
  ],
])('value-out-of-range: %s', (_, drawing) => checkProblems(drawing, [valueOutOfRange]));

test('value-out-of-range: the fix writes the limit', () => {
  checkFix(
    `
    applications:
      app:
        runtime:
          sizing_hints:
            request_memory: 4 # MB
    `,
    valueOutOfRange,
    'Change to 10',
    `
    applications:
      app:
        runtime:
          sizing_hints:
            request_memory: 10 # MB
    `,
  );
});
