import { isAccepted, namesOf as topicNames } from '../../../core/acceptances';
import { extensionSides, onlyLocal, type ExtensionSides } from '../../../core/drift/extensions';
import { extensionStatus } from '../../../core/manifest/registry';
import { valueOf } from '../../../core/model';
import type { Project } from '../../../core/project';
import type { Finding, Rule } from '../../problem';
import { enableExtensionsFix } from '../enableExtensionsFix';
import { tellTogether } from '../tellTogether';
import { listed, plural } from '../words';

export const extensionOnlyLocal: Rule<Project> = {
  code: 'extension-only-local',
  severity: 'warning',
  summary: 'A PHP extension is installed locally or required by composer.json, and production does not have it',
  explanation:
    'Code that uses the extension works locally and fails in production; where composer.json requires it, the build fails. Many extensions are on by default on the platform and need no entry; the others are listed under `runtime.extensions`. Extensions for development and monitoring are never compared.',
  basis: 'Dockerfile and composer.json against `runtime.extensions` and the platform’s defaults (rules R95, R101)',
  *check(project) {
    if (project.declared.gaps.length > 0) return;
    for (const sides of extensionSides(project.declared.applications, project.comparisons))
      yield* checkSides(project, sides);
  },
};

function checkSides(project: Project, sides: ExtensionSides): Finding[] {
  const extra = onlyLocal(sides);
  const { declared, production } = sides;
  if (extra.length === 0 || !production) return [];
  const version = versionOf(sides);
  const names = extra.map(({ name }) => name).sort();
  const status = (name: string) => extensionStatus('php', name, version);
  const topic = (about: string) => topicNames({ subject: declared.name, about });
  const available = names.filter(
    (name) => status(name) === 'available' && !isAccepted(project, extensionOnlyLocal.code, topic(name)),
  );
  const fix = enableExtensionsFix(project, declared.name, available);
  const fixes = fix ? [fix] : [];
  const subject = { kind: 'application' as const, name: declared.name };
  return [
    ...extra.map(({ name, source }) => ({
      subject,
      about: name,
      fixes: available.includes(name) ? fixes : [],
      source,
      message: `The PHP extension ${name} is ${isRequired(sides, name) ? 'required' : 'installed'} here and not on in production${status(name) ? '' : `: the platform has none for PHP ${version}`}`,
      related: [{ source: production.source, message: `${declared.name} does not list ${name}` }],
    })),
    ...tellTogether(extra, (_first, others, all): Finding => {
      const told = all.map(({ name }) => name).sort();
      return {
        subject,
        fixes,
        source: production.source,
        message: `${plural('PHP extension', told)} ${listed(told)} ${others.length === 0 ? 'is' : 'are'} used locally and not on in production`,
        related: all.map(({ name, source }) => ({ source, message: `${name} stands here` })),
      };
    }),
  ];
}

function versionOf({ declared }: ExtensionSides): string {
  const runtime = valueOf(declared.runtime);
  return (runtime && valueOf(runtime.version)) ?? '';
}

function isRequired({ required }: ExtensionSides, name: string): boolean {
  return required.some((it) => it.name === name);
}
