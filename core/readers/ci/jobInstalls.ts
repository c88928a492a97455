import type { PackageInstall } from '../../model';
import type { ProjectPath } from '../../workspace';
import { asScalar, type YamlNode } from '../../yaml';
import type { Described } from '../described';
import { scriptInstalls } from '../scriptInstalls';

/** What the scripts of a job install in the project's root. One that changes its folder may speak of another application. */
export function jobInstalls(
  scripts: readonly (YamlNode | undefined)[],
  file: ProjectPath,
  text: string,
): PackageInstall[] {
  return scripts.flatMap((node) => {
    const script = asScalar(node);
    return script && !/\bcd\s|--(?:cwd|prefix|dir|working-dir|directory)\b|\s-[CdD]\s/.test(script.text)
      ? scriptInstalls(script, file, text)
      : [];
  });
}

/** What a job installs is so for each language that it sets up. */
export function withInstalls(described: readonly Described[], installs: readonly PackageInstall[]): Described[] {
  return described.map((it) => (it.application ? { application: { ...it.application, installs } } : it));
}
