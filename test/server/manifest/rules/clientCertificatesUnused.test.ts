import { test } from 'vitest';
import { clientCertificatesUnused } from '../../../../server/manifest/rules/clientCertificatesUnused';
import { checkProblems } from '../../checkProblems';

test('client-certificates-unused: authorities, and nobody is asked', () => {
  checkProblems(
    `
    routes:
      a: {tls: {client_certificate_authorities: [pem]}}
    #           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error client-certificates-unused: Clients are not asked for a certificate: add "client_authentication: require" or "request"
      b: {tls: {client_authentication: , client_certificate_authorities: [pem]}}
    #                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error client-certificates-unused: Clients are not asked for a certificate: add "client_authentication: require" or "request"
      c: {tls: {client_authentication: require, client_certificate_authorities: [pem]}}
      d: {tls: {client_certificate_authorities: []}}
      e: {tls: {client_certificate_authorities: pem}}
      f: {tls: text}
      g:
    `,
    [clientCertificatesUnused],
  );
});
