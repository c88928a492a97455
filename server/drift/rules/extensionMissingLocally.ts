import { isAccepted, namesOf as topicNames } from '../../../core/acceptances';
import { extensionSides, missingLocally, type ExtensionSides } from '../../../core/drift/extensions';
import type { NamedExtension } from '../../../core/model';
import type { Project } from '../../../core/project';
import type { Finding, Rule } from '../../problem';
import { installExtensionsFix } from '../installExtensionsFix';
import { tellTogether } from '../tellTogether';
import { listed, plural } from '../words';

export const extensionMissingLocally: Rule<Project> = {
  code: 'extension-missing-locally',
  severity: 'warning',
  summary: 'A PHP extension that production has or composer.json requires is not in the local container',
  explanation:
    'What the application does with the extension in production can not be tried locally, and Composer refuses to install where composer.json requires it. Compared are the extensions that the manifest lists and the `ext-…` of composer.json with those of the image: what an official PHP image brings, and what its Dockerfile installs. Of other base images it is not known what they bring, so nothing is called missing there; extensions for development and monitoring are never compared.',
  basis: '`runtime.extensions` and composer.json against the Dockerfile behind the container',
  *check(project) {
    for (const sides of extensionSides(project.declared.applications, project.comparisons))
      yield* checkSides(project, sides);
  },
};

function checkSides(project: Project, sides: ExtensionSides): Finding[] {
  const missing = missingLocally(sides);
  const [container] = sides.containers;
  if (missing.length === 0 || !container) return [];
  const where = `${container.application.name} in ${container.source.file}`;
  const subject = { kind: 'application' as const, name: sides.declared.name };
  const wanted = namesOf(missing).filter(
    (about) => !isAccepted(project, extensionMissingLocally.code, topicNames({ subject: subject.name, about })),
  );
  const fix = wanted.length === 0 ? undefined : installExtensionsFix(project, container, wanted);
  const shared = { subject, fixes: fix ? [fix] : [] };
  return [
    ...tellTogether(missing, (_first, _others, all): Finding => {
      const names = namesOf(all);
      return {
        ...shared,
        source: container.source,
        message: `${plural('PHP extension', names)} ${listed(names)} ${names.length === 1 ? 'is' : 'are'} ${reasonFor(sides, all)} and missing in this image`,
        related: all.map(({ name, source }) => ({ source, message: `${name} is ${saidIn(sides, source)}` })),
      };
    }),
    ...missing.map(({ name, source }) => ({
      ...shared,
      about: name,
      source,
      message: `The PHP extension ${name} is ${saidIn(sides, source)} and missing in the local image (${where})`,
      related: [{ source: container.source, message: `This image has no ${name}` }],
    })),
  ];
}

function namesOf(extensions: readonly NamedExtension[]): string[] {
  return [...new Set(extensions.map(({ name }) => name))].sort();
}

function reasonFor(sides: ExtensionSides, missing: readonly NamedExtension[]): string {
  return [...new Set(missing.map(({ source }) => saidIn(sides, source)))].join(' or ');
}

function saidIn({ required }: ExtensionSides, source: NamedExtension['source']): string {
  return required.some((it) => it.source === source) ? 'required by composer.json' : 'declared';
}
