import { extensionNameIn } from '../../../core/manifest/extensionName';
import { extensionNames, extensionStatus, knowsExtensions } from '../../../core/manifest/registry';
import { nearest } from '../../../core/nearest';
import { asSequence, sourceIn, valueAt, type YamlNode } from '../../../core/yaml';
import type { ProjectPath } from '../../../core/workspace';
import type { Finding } from '../../problem';
import type { EntryRule } from '../entryRule';
import { stackRuntimes } from '../stackRuntimes';
import { typeText } from '../typeText';

export const phpExtensionUnknown: EntryRule = {
  code: 'php-extension-unknown',
  severity: 'error',
  summary: 'A PHP extension that the version does not have, or that needs no entry',
  explanation:
    'The platform refuses an extension that a PHP version does not have. Those that are on by default need no entry; that is a hint only. Only the default ones can be disabled.',
  basis: 'Rules R95 to R97; the platform’s list of PHP extensions',
  over: ['applications'],
  *checkEntry(entry) {
    const type = typeText(entry);
    const inStack = stackRuntimes(entry).map(({ name, version, options }) => ({ name, version, options }));
    const own = { name: type?.name, version: type?.version, options: valueAt(entry.node, ['runtime']) };
    for (const { name, version, options } of [own, ...inStack]) {
      if (name !== 'php' || version === undefined || !knowsExtensions('php', version)) continue;
      yield* checkList(entry.file, valueAt(options, ['extensions']), version, judgeEnabled);
      yield* checkList(entry.file, valueAt(options, ['disabled_extensions']), version, judgeDisabled);
    }
  },
};

type Judge = (name: string, version: string) => Pick<Finding, 'message' | 'severity' | 'tags'> | undefined;

function* checkList(file: ProjectPath, list: YamlNode | undefined, version: string, judge: Judge): Iterable<Finding> {
  for (const item of asSequence(list)?.items ?? []) {
    const scalar = extensionNameIn(item);
    const verdict = scalar && judge(scalar.text, version);
    if (scalar && verdict) yield { ...verdict, source: sourceIn(file, scalar) };
  }
}

function judgeEnabled(name: string, version: string): ReturnType<Judge> {
  const status = extensionStatus('php', name, version);
  if (status === 'available') return undefined;
  if (status === 'default') return { severity: 'hint', message: `"${name}" is on by default`, tags: ['unnecessary'] };
  if (status === 'built-in') return { severity: 'hint', message: `"${name}" is built in`, tags: ['unnecessary'] };
  const meant = nearest(name, extensionNames('php', version, ['available']));
  return {
    message: `PHP ${version} has no extension "${name}"${meant === undefined ? '' : `: did you mean "${meant}"?`}`,
  };
}

function judgeDisabled(name: string, version: string): ReturnType<Judge> {
  const status = extensionStatus('php', name, version);
  if (status === 'default') return undefined;
  return {
    severity: 'warning',
    message: status === 'built-in' ? `"${name}" is built in and can't be disabled` : `"${name}" is not on by default`,
  };
}
