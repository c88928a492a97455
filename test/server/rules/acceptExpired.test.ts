import { expect, test } from 'vitest';
import { check } from '../../../server/check';
import { acceptExpired } from '../../../server/rules/acceptExpired';
import { projectOf, readFixture } from '../../fixture';

const drawing = readFixture(`
  #- /.parity.yaml
  accept:
    - {code: service-version-drift, subject: db, reason: because, until: 2026-11-21}
`);

test.each([
  ['2026-11-20', 0],
  ['2026-11-21', 1],
  ['2027-01-01', 1],
])('accept-expired: on %s there are %i', (today, count) => {
  expect(check(projectOf(drawing, {}, today), [acceptExpired]).problems).toHaveLength(count);
});
