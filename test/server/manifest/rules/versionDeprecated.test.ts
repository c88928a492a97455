import { test } from 'vitest';
import { versionDeprecated } from '../../../../server/manifest/rules/versionDeprecated';
import { checkProblems } from '../../checkProblems';

test('version-deprecated: neither the supported nor the retired', () => {
  checkProblems(
    `
    applications:
      a: {type: "elixir:1.18"}
    #                   ^^^^ information version-deprecated: Elixir 1.18 is deprecated; supported: 1.20
      b: {type: "elixir:1.20"}
      c: {type: "elixir:1.9"}
    services:
      a:
        type: clickhouse:23.8
    #                    ^^^^ information version-deprecated: ClickHouse 23.8 is deprecated; supported: 26.3, 25.8
    `,
    [versionDeprecated],
  );
});
