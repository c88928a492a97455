import { test } from 'vitest';
import { evictionPolicyUnused } from '../../../../server/manifest/rules/evictionPolicyUnused';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'stores that keep their data',
    `
    services:
      a: {type: "redis-persistent:8.0", configuration: {maxmemory_policy: allkeys-lru}}
    #                                                   ^^^^^^^^^^^^^^^^ information eviction-policy-unused: "maxmemory_policy" has no useful effect on redis-persistent: a cache is of the type redis
      b: {type: "valkey-persistent:8.1", configuration: {maxmemory_policy: noeviction}}
    #                                                    ^^^^^^^^^^^^^^^^ information eviction-policy-unused: "maxmemory_policy" has no useful effect on valkey-persistent: a cache is of the type valkey
    `,
  ],
  [
    'caches',
    `
    services:
      a: {type: "redis:8.0", configuration: {maxmemory_policy: allkeys-lru}}
      b: {type: "redis-persistent:8.0", configuration: {}}
      c: {type: "redis-persistent:8.0", configuration: [maxmemory_policy]}
    `,
  ],
])('eviction-policy-unused: %s', (_, drawing) => checkProblems(drawing, [evictionPolicyUnused]));
