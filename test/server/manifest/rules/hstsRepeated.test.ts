import { test } from 'vitest';
import { hstsRepeated } from '../../../../server/manifest/rules/hstsRepeated';
import { checkProblems } from '../../checkProblems';

test('hsts-repeated: two routes of one domain', () => {
  checkProblems(
    `
    routes:
      "https://{default}/": {tls: {strict_transport_security: {enabled: true}}}
      "https://{default}/a": {tls: {strict_transport_security: {enabled: true, preload: true}}}
    #                               ^^^^^^^^^^^^^^^^^^^^^^^^^ warning hsts-repeated: "https://{default}/" sets strict transport security for "{default}" already: one route of a domain is enough
      "https://{default}/b": {tls: {strict_transport_security: {enabled: false}}}
      "https://www.{default}/": {tls: {strict_transport_security: {enabled: true}}}
      "https://{default}/c": {tls: {strict_transport_security: true}}
      "https://{default}/d": {tls: []}
      odd: {tls: {strict_transport_security: {enabled: true}}}
    `,
    [hstsRepeated],
  );
});
