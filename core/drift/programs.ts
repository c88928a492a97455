import type { Manifest, ManifestEntry } from '../manifest/manifest';
import { valueOf, type ApplicationModel, type NamedProgram } from '../model';
import { joinPath, type ProjectPath } from '../workspace';
import { asText, valueAt } from '../yaml';
import type { Comparison } from './drift';

export interface ProgramDifference {
  readonly application: ApplicationModel;
  readonly container: ApplicationModel;
  readonly program: NamedProgram;
  /** The image of the application is made of packages. */
  readonly composable: boolean;
}

/** Services of the platform that do the work of a program. */
const standIns: Readonly<Record<string, string>> = { wkhtmltopdf: 'gotenberg', libreoffice: 'gotenberg' };

/** Packages of a language that bring a program along. */
const bundled = /wkhtmltopdf-(?:amd64|i386|binary|installer)|ffmpeg-(?:static|installer|binaries)|@ffmpeg/;

/**
 * Programs that the local image of an application installs, and that nothing in the manifest speaks of. None where a service does their
 * work, a package of the project may bring them, or a script of the build may install them.
 *
 * @param textOf the text of a file that the project read; empty for any other
 */
export function programDifferences(
  manifest: Manifest,
  { applications, compose }: Comparison,
  textOf: (file: ProjectPath) => string,
): ProgramDifference[] {
  if (!compose) return [];
  const services = new Set(manifest.services.map(({ node }) => asText(valueAt(node, ['type']))?.split(':')[0]));
  return applications.flatMap(({ declared, containers }) => {
    const entry = manifest.applications.find(({ name }) => name === declared.name);
    const folder = valueOf(declared.root);
    if (!entry || folder === undefined || runsScript(entry)) return [];
    const packages = ['composer.json', 'package.json'].map((file) => textOf(joinPath(folder, file) ?? file));
    const said = textOf(entry.file).toLowerCase();
    const composable = asText(valueAt(entry.node, ['type']))?.startsWith('composable') === true;
    const container = containers.find(({ programs }) => (programs ?? []).length > 0);
    return (container?.programs ?? [])
      .filter(({ name }) => !said.includes(name) && !services.has(standIns[name]))
      .filter(() => !packages.some((text) => bundled.test(text)))
      .flatMap((program) => (container ? [{ application: declared, container, program, composable }] : []));
  });
}

/** A script of the project's own may install anything. */
function runsScript({ node }: ManifestEntry): boolean {
  return /\.sh\b|\bmake\b|\bcurl\b|\bwget\b/.test(asText(valueAt(node, ['hooks', 'build'])) ?? '');
}
