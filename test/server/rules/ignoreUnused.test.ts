import { expect, test } from 'vitest';
import { serviceVersionDrift } from '../../../server/drift/rules/serviceVersionDrift';
import { ignoreFix } from '../../../server/ignoreFix';
import { check } from '../../../server/check';
import { ignoreUnused } from '../../../server/rules/ignoreUnused';
import { applyEdits } from '../../../core/text';
import { projectOf, readFixture } from '../../fixture';
import { checkProblems } from '../checkProblems';

const table = [serviceVersionDrift, ignoreUnused([serviceVersionDrift])];
const drift = `
#- /.upsun/config.yaml
services:
  db: {type: "postgresql:17"}
#- /compose.yaml
services:
  db:
    image: postgres:15
`;

test.each([
  [
    'an ignore silences both sides of the next line',
    `
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      db:
        # parity-ignore: service-version-drift the plugin is not ready
        # (see the wiki)
        image: postgres:15
    `,
  ],
  [
    'an ignore of a file',
    `
    #- /.upsun/config.yaml
    # parity-ignore-file: service-version-drift we upgrade next week
    services:
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      db: {image: "postgres:15"}
    `,
  ],
  [
    'an ignore of another line is no use, and says so',
    `
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:17"}
    #                        ^^ warning service-version-drift: PostgreSQL 17 is declared, 15 runs locally (db in compose.yaml)
    #- /compose.yaml
    # parity-ignore: service-version-drift
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint ignore-unused: Nothing is ignored here: service-version-drift finds nothing
    services:
      db: {image: "postgres:15"}
    #                       ^^ warning service-version-drift: PostgreSQL 15 runs locally, 17 is declared
    `,
  ],
  [
    'a rule that does not exist',
    `
    #- /.upsun/config.yaml
    # parity-ignore: service-drift
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint ignore-unused: There is no rule service-drift to ignore
    services: {}
    `,
  ],
])('ignore-unused: %s', (_, drawing) => {
  checkProblems(drawing, table);
});

test('the fix writes an ignore that silences its problem, in the line above, and nothing else', () => {
  const { texts } = readFixture(drift);
  const [problem] = check(projectOf({ texts }), table).problems.filter(({ source }) => source.file === 'compose.yaml');
  const fix = problem && ignoreFix(problem, texts['compose.yaml'] ?? '');
  const after = applyEdits(texts['compose.yaml'] ?? '', fix?.edits[0]?.edits ?? []);
  expect(after).toBe('services:\n  db:\n    # parity-ignore: service-version-drift say why\n    image: postgres:15\n');
  expect(check(projectOf({ texts: { ...texts, 'compose.yaml': after } }), table).problems).toEqual([]);
});
