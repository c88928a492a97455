import { composableChannels, versionsOf, findImage, type Channel } from '../../../core/manifest/registry';
import { nearest } from '../../../core/nearest';
import type { ManifestEntry } from '../../../core/manifest/manifest';
import type { Source } from '../../../core/text';
import { sourceIn } from '../../../core/yaml';
import type { Finding, Fix } from '../../problem';
import type { EntryRule } from '../entryRule';
import { stackRuntimes, type StackRuntime } from '../stackRuntimes';
import { textSpan } from '../textSpan';
import { replaceFix } from '../replaceFix';
import { typeText } from '../typeText';

export const stackRuntimeUnknown: EntryRule = {
  code: 'stack-runtime-unknown',
  severity: 'error',
  summary: 'A runtime that the channel of a composable image does not have',
  explanation:
    'The runtimes of a stack are written with their version, as `php@8.4`. Which there are depends on the channel in the type of the application.',
  basis: 'Rules R26 and R105; the platform’s list of channels',
  over: ['applications'],
  *checkEntry(entry) {
    const type = typeText(entry);
    if (type && type.name !== 'composable') return;
    const channel = channelNamed(type?.version);
    for (const runtime of stackRuntimes(entry)) {
      const finding = judge(runtime, sourceOf(entry, runtime), channel);
      if (finding) yield finding;
    }
  },
};

type Named = Channel & { readonly name: string };

/** Undefined for one that is not known, or of which it is not known what it has. */
function channelNamed(name: string | undefined): Named | undefined {
  const found = name !== undefined && Object.hasOwn(composableChannels, name) ? composableChannels[name] : undefined;
  return name !== undefined && found && Object.keys(found.runtimes).length > 0 ? { ...found, name } : undefined;
}

function sourceOf({ file }: ManifestEntry, { scalar }: StackRuntime): Source {
  const place = sourceIn(file, scalar);
  return { ...place, span: textSpan(scalar) ?? place.span };
}

function judge(runtime: StackRuntime, source: Source, channel: Named | undefined): Finding | undefined {
  const { name, version, separator } = runtime;
  if (separator === ':' && version !== undefined)
    return {
      message: `Write "${name}@${version}": in "stack", "@" stands before the version`,
      source,
      fixes: [replaceFix(source, `${name}@${version}`, true)],
    };
  if (!channel) return undefined;
  const versions = Object.hasOwn(channel.runtimes, name) ? channel.runtimes[name] : undefined;
  if (!versions) return unknownRuntime(runtime, source, channel);
  const newest = versions.toSorted(newestFirst);
  if (version === undefined)
    return {
      message: `The version is missing, as in "${name}@${newest[0] ?? ''}"`,
      source,
      fixes: newest.slice(0, 3).map((it) => replaceFix(source, `${name}@${it}`, false)),
    };
  if (versions.includes(version)) return undefined;
  return {
    message: `${name}@${version} is not in channel ${channel.name}; there are ${newest.join(', ')}`,
    source,
    fixes: newest.slice(0, 3).map((it): Fix => replaceFix(source, `${name}@${it}`, false)),
  };
}

function unknownRuntime({ name, version }: StackRuntime, source: Source, { runtimes, name: channel }: Named): Finding {
  const names = Object.keys(runtimes);
  const meant = nearest(name, names) ?? (name.length > 2 ? names.find((it) => it.startsWith(name)) : undefined);
  const image = meant === undefined ? undefined : findImage(meant);
  const offered = meant === undefined ? [] : (runtimes[meant] ?? []);
  const best =
    version !== undefined && offered.includes(version) ? version : image && versionsOf(image, 'supported')[0];
  return {
    message: `Channel ${channel} has no runtime "${name}"${meant === undefined ? `; there are ${names.toSorted().join(', ')}` : `: did you mean "${meant}"?`}`,
    source,
    fixes:
      meant === undefined || best === undefined || !offered.includes(best)
        ? []
        : [replaceFix(source, `${meant}@${best}`, true)],
  };
}

function newestFirst(a: string, b: string): number {
  return b.localeCompare(a, 'en', { numeric: true });
}
