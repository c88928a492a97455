import type { ProjectPath } from '../../../core/workspace';
import { asMap, asSequence, asText, isIncluded, pairAt, sourceIn, valueAt, type YamlNode } from '../../../core/yaml';
import type { Finding } from '../../problem';
import type { EntryRule } from '../entryRule';
import { instancesOf } from '../instances';

export const firewallRuleInvalid: EntryRule = {
  code: 'firewall-rule-invalid',
  severity: 'error',
  summary: 'A rule of a firewall that allows nothing, or says two things at once',
  explanation:
    'A rule below `outbound` names addresses (`ips`) or host names (`domains`), never both, and perhaps `ports`; at least one of the three. Port 25 is blocked whatever a rule says: mail goes through the platform’s own server.',
  basis: 'Rule R171',
  over: ['applications', 'services'],
  *checkEntry(entry) {
    for (const node of instancesOf(entry)) {
      const outbound = valueAt(node, ['firewall', 'outbound']);
      for (const rule of asSequence(outbound)?.items ?? []) yield* judge(entry.file, rule);
    }
  },
};

function* judge(file: ProjectPath, rule: YamlNode): Iterable<Finding> {
  if (!asMap(rule) || isIncluded(rule)) return;
  const [ips, domains, ports] = ['ips', 'domains', 'ports'].map((key) => pairAt(rule, key));
  if (!ips && !domains && !ports)
    yield {
      message: 'This rule allows nothing: name "ips", "domains" or "ports"',
      source: sourceIn(file, asMap(rule)?.pairs[0]?.key ?? rule),
    };
  if (ips && domains)
    yield {
      message: 'A rule names either "ips" or "domains": make two rules of it',
      source: sourceIn(file, domains.key),
      related: [{ source: sourceIn(file, ips.key), message: 'The addresses' }],
    };
  const mail = asSequence(ports?.value)?.items.find((port) => asText(port) === '25');
  if (mail)
    yield {
      severity: 'warning',
      message: 'Port 25 is always blocked: send mail through the server in $PLATFORM_SMTP_HOST',
      source: sourceIn(file, mail),
    };
}
