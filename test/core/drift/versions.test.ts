import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVersions, opensData } from '../../../core/drift/versions';

test.each([
  ['postgresql', '17', '17', 'equal'],
  ['postgresql', '17', '17.5', 'equal'],
  ['postgresql', '17.2', '17.5', 'equal'],
  ['postgresql', '17', '16', 'major'],
  ['postgresql', '9.6', '9.5', 'major'],
  ['postgresql', '9.6', '9', 'equal'],
  ['mariadb', '11.8', '11.4', 'minor'],
  ['mariadb', '11.8', '11', 'equal'],
  ['mariadb', '11.8', '11.8.2', 'equal'],
  ['mariadb', '11.8', '10.11', 'major'],
  ['redis', '7.0', '7', 'equal'],
  ['redis', '7.0', '7.2', 'minor'],
  ['opensearch', '2', '2.19', 'equal'],
  ['php', '8.4', '8.3.1', 'minor'],
  ['nodejs', '24', '24.1', 'equal'],
  ['java', '8', '21', 'major'],
  ['whatever', '1', '2', 'unknown'],
  ['toString', '1', '2', 'unknown'],
  ['postgresql', '17', '', 'unknown'],
  ['postgresql', '<16', '16', 'unknown'],
  ['postgresql', '18beta1', '18', 'equal'],
])('%s %s and %s: %s', (engine, a, b, expected) => {
  expect(compareVersions(engine, a, b)).toBe(expected);
  expect(compareVersions(engine, b, a)).toBe(expected);
});

test.each([
  ['postgresql', '15', '17', false],
  ['postgresql', '17.2', '17.5', true],
  ['postgresql', '9.5', '9.6', false],
  ['mariadb', '11.4', '11.8', true],
  ['mariadb', '11.8', '11.4', false],
  ['oracle-mysql', '8.0', '8.4', true],
  ['mongodb', '4.0', '8.0', false],
  ['redis', '7.2', '8.0', true],
  ['redis', '8.0', '7.2', false],
  ['memcached', '1.6', '1.5', true],
  ['whatever', '1', '2', false],
])('%s opens data of %s with %s: %s', (engine, from, to, expected) => {
  expect(opensData(engine, from, to)).toBe(expected);
});

test('a version agrees with itself and with what it begins with', () => {
  const parts = fc.array(fc.nat(30), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.constantFrom('postgresql', 'mariadb', 'redis', 'php', 'nodejs'),
      parts,
      fc.nat(3),
      (engine, all, cut) => {
        const whole = all.join('.');
        const begin = all.slice(0, cut + 1).join('.');
        expect(compareVersions(engine, whole, begin)).toBe('equal');
      },
    ),
  );
});
