import { test } from 'vitest';
import { firewallRuleInvalid } from '../../../../server/manifest/rules/firewallRuleInvalid';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'what allows nothing, or two things',
    `
    applications:
      app:
        firewall:
          outbound:
            - {protocol: tcp}
    #          ^^^^^^^^ error firewall-rule-invalid: This rule allows nothing: name "ips", "domains" or "ports"
            - ips: [1.2.3.4/32]
              domains: [example.com]
    #         ^^^^^^^ error firewall-rule-invalid: A rule names either "ips" or "domains": make two rules of it
        workers: {q: {firewall: {outbound: [{ports: [25, 443]}]}}}
    #                                                ^^ warning firewall-rule-invalid: Port 25 is always blocked: send mail through the server in $PLATFORM_SMTP_HOST
    services:
      db: {firewall: {outbound: [{}]}}
    #                            ^^ error firewall-rule-invalid: This rule allows nothing: name "ips", "domains" or "ports"
    `,
  ],
  [
    'rules, and what is none',
    `
    applications:
      app: {firewall: {outbound: [{ips: [1.2.3.4/32], ports: [443]}, {domains: [a.b]}, {ports: [80]}, text, !include a.yaml]}}
      none: {firewall: {outbound: }}
      list: {firewall: [outbound]}
    `,
  ],
])('firewall-rule-invalid: %s', (_, drawing) => checkProblems(drawing, [firewallRuleInvalid]));
