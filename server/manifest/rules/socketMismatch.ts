import type { ManifestEntry } from '../../../core/manifest/manifest';
import { declaredRuntime } from '../../../core/readers/declaredRuntime';
import { asText, isIncluded, sourceIn, valueAt } from '../../../core/yaml';
import type { Finding } from '../../problem';
import { changeScalarFixes } from '../changeScalar';
import type { EntryRule } from '../entryRule';
import { startCommand } from '../startCommand';

export const socketMismatch: EntryRule = {
  code: 'socket-mismatch',
  severity: 'warning',
  summary: 'A server that listens on a port where requests come through a socket, or the reverse',
  explanation:
    'With `web.upstream.socket_family: tcp` requests come to `$PORT`, with `unix` to `$SOCKET`. Without it PHP applications have `unix`, all others `tcp`. A server that listens on the other one is never reached.',
  basis: 'Rule R50',
  over: ['applications'],
  *checkEntry(entry) {
    const web = valueAt(entry.node, ['web']);
    const command = startCommand(entry, web);
    const upstream = valueAt(web, ['upstream']);
    const family = valueAt(upstream, ['socket_family']);
    const expected = isIncluded(upstream) ? undefined : (asText(family) ?? usualFamily(entry));
    const listening = command && familyOf(command.text);
    if (!command || !listening || (expected !== 'tcp' && expected !== 'unix') || listening === expected) return;
    const reason = family ? `"socket_family" is ${expected}` : `"web.upstream.socket_family" is ${expected} by default`;
    const finding: Finding = {
      message: `The server listens on ${names[listening]}, but ${reason}: set it to ${listening}, or listen on ${names[expected]}`,
      source: family ? sourceIn(entry.file, family) : command.source,
      fixes: family ? changeScalarFixes(entry.file, family, listening, true) : [],
    };
    yield finding;
  },
};

type Family = 'tcp' | 'unix';

const names: Readonly<Record<Family, string>> = { tcp: '$PORT', unix: '$SOCKET' };

function usualFamily(entry: ManifestEntry): Family | undefined {
  const runtime = declaredRuntime(entry);
  if (runtime.state !== 'known') return undefined;
  return runtime.value.name === 'php' ? 'unix' : 'tcp';
}

/** By the only one of the two variables that a command uses. */
function familyOf(text: string): Family | undefined {
  const [port, socket] = [/\$\{?PORT\b/.test(text), /\$\{?SOCKET\b/.test(text)];
  if (port === socket) return undefined;
  return port ? 'tcp' : 'unix';
}
