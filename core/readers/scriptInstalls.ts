import type { PackageInstall } from '../model';
import type { ProjectPath } from '../workspace';
import type { YamlScalar } from '../yaml';
import { packageInstalls } from './packageInstalls';
import { shellCommands } from './shellCommands';

/**
 * What a script in a YAML file installs. It is read as it is written, so that every command has its place.
 *
 * @param text of the file
 */
export function scriptInstalls(script: YamlScalar, file: ProjectPath, text: string): PackageInstall[] {
  const quote = script.style === 'single' || script.style === 'double' ? 1 : 0;
  const span = { start: script.span.start + quote, end: script.span.end - quote };
  const written = text.slice(span.start, span.end);
  return packageInstalls(written, { file, span }, shellCommands(written, 'end'));
}
