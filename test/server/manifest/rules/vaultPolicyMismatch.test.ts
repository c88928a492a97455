import { test } from 'vitest';
import { vaultPolicyMismatch } from '../../../../server/manifest/rules/vaultPolicyMismatch';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'policies of the other type',
    `
    services:
      kms: {type: "vault-kms:1.12", configuration: {endpoints: {one: [{policy: sign, key: a, type: encrypt}, {policy: rewrap, key: a, type: sign}]}}}
    #                                                                                                                                       ^^^^ error vault-policy-mismatch: The policy "rewrap" goes with a key of the type "encrypt", not "sign"
    #                                                                                              ^^^^^^^ error vault-policy-mismatch: The policy "sign" goes with a key of the type "sign", not "encrypt"
    `,
  ],
  [
    'policies of their type, and what is not known',
    `
    services:
      a: {type: "vault-kms:1.12", configuration: {endpoints: {one: [{policy: verify, key: a, type: sign}, {policy: admin, type: sign}, {policy: sign, type: other}, text], two: {policy: sign, type: encrypt}}}}
      b: {type: "redis:8.0", configuration: {endpoints: {one: [{policy: sign, type: encrypt}]}}}
    `,
  ],
])('vault-policy-mismatch: %s', (_, drawing) => checkProblems(drawing, [vaultPolicyMismatch]));

test('vault-policy-mismatch fix: Change to "sign"', () => {
  checkFix(
    `
    services:
      kms: {type: "vault-kms:1.12", configuration: {endpoints: {one: [{policy: verify, key: a, type: encrypt}]}}}
    `,
    vaultPolicyMismatch,
    'Change to "sign"',
    `
    services:
      kms: {type: "vault-kms:1.12", configuration: {endpoints: {one: [{policy: verify, key: a, type: sign}]}}}
    `,
  );
});
