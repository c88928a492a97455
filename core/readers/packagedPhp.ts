import { interpolate } from '../compose/interpolate';
import type { Source } from '../text';
import type { Step } from './dockerfileSteps';

/** A version of PHP and the package that brings it. */
export interface PackagedPhp {
  readonly version: string;
  readonly source: Source;
}

/** `php8.3`, `php8.3-cli` and `libapache2-mod-php8.3` of Debian and Ubuntu, `php83` and `php83-fpm` of Alpine. */
const phpPackage = /^(?:libapache2-mod-)?php(\d)\.?(\d)(?:-(?:cli|fpm|cgi|common))?(?:[=~<>@].*)?$/;

/** The PHP that a Dockerfile installs from system packages; undefined where it installs none, or several. */
export function packagedPhp(steps: readonly Step[]): PackagedPhp | undefined {
  const found = steps.flatMap(packagesOf);
  return new Set(found.map(({ version }) => version)).size === 1 ? found[0] : undefined;
}

function packagesOf({ commands, variables, source: { file, span } }: Step): PackagedPhp[] {
  return commands
    .filter(([first]) => isPackageManager(first?.text ?? ''))
    .flatMap((words) =>
      words.flatMap((word): PackagedPhp[] => {
        const [, major, minor] = phpPackage.exec(interpolate(word.text, variables).value ?? '') ?? [];
        if (major === undefined || minor === undefined) return [];
        const place = { start: span.start + word.span.start, end: span.start + word.span.end };
        return [{ version: `${major}.${minor}`, source: { file, span: place } }];
      }),
    );
}

/** The program that installs packages of Debian, Ubuntu or Alpine. */
export function isPackageManager(program: string): boolean {
  return /^(?:\/\S*\/)?(?:apt(?:-get)?|apk)$/.test(program);
}
