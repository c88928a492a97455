import { test } from 'vitest';
import { oncePerManifest } from '../../../../server/manifest/manifestRule';
import { valueOutOfRange } from '../../../../server/manifest/rules/valueOutOfRange';
import { checkProblems } from '../../checkProblems';

const rule = oncePerManifest(valueOutOfRange);

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
])('value-out-of-range: %s', (_, drawing) => checkProblems(drawing, [rule]));
