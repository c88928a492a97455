import { test } from 'vitest';
import { hostAddressInvalid } from '../../../../server/manifest/rules/hostAddressInvalid';
import { checkProblems } from '../../checkProblems';

test('host-address-invalid: names, and parts of addresses', () =>
  checkProblems(
    `
    applications:
      app:
        additional_hosts:
          api: localhost
    #          ^^^^^^^^^ warning host-address-invalid: "api" needs an IP address, not "localhost"
          old: 10.0.0.256
    #          ^^^^^^^^^^ warning host-address-invalid: "old" needs an IP address, not "10.0.0.256"
          short: 10.1
    #            ^^^^ warning host-address-invalid: "short" needs an IP address, not "10.1"
          good: 192.168.0.1
          six: "fe80::1"
          mapped: "::ffff:10.0.0.1"
          none:
          more: []
        workers: {queue: {additional_hosts: {api: "https://10.0.0.1"}}}
    #                                             ^^^^^^^^^^^^^^^^^^ warning host-address-invalid: "api" needs an IP address, not "https://10.0.0.1"
      other: {additional_hosts: [10.0.0.1]}
    `,
    [hostAddressInvalid],
  ));
