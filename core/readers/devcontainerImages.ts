import type { ImageReference } from '../compose/imageReference';
import type { ImageMeaning } from './images';

/** Images of mcr.microsoft.com/devcontainers, and of vscode/devcontainers before, by the runtime that they hold. */
const runtimes: Readonly<Record<string, string>> = {
  php: 'php',
  'javascript-node': 'nodejs',
  'typescript-node': 'nodejs',
  python: 'python',
  ruby: 'ruby',
  go: 'golang',
  java: 'java',
  dotnet: 'dotnet',
  rust: 'rust',
};

/**
 * What an image for dev containers holds. Its tag may begin with the release of the image itself: `1-8.2-bookworm` and `8.2` are both
 * PHP 8.2, and a lone `1` is a release (github.com/devcontainers/images). Undefined for all other images.
 */
export function devcontainerMeaning(image: ImageReference): ImageMeaning | undefined {
  const name = /^(?:vscode\/)?devcontainers\/([\w-]+)$/.exec(image.name)?.[1];
  if (image.registry !== 'mcr.microsoft.com' || name === undefined || !Object.hasOwn(runtimes, name)) return undefined;
  const runtime = runtimes[name] ?? name;
  const [, release, after] = /^(?:dev-)?(\d+(?:\.\d+)*)(?:-(\d+(?:\.\d+)*))?(?=-|$)/.exec(image.tag ?? '') ?? [];
  const text = after ?? (release !== undefined && isVersion(release) ? release : undefined);
  return {
    kind: 'runtime',
    runtime,
    version:
      text === undefined
        ? { known: false, reason: `its tag names no version of the language`, floating: true }
        : { known: true, text },
  };
}

/** The images' own releases are small numbers, or have three parts. */
function isVersion(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 2 ? Number(parts[0]) > 0 : parts.length === 1 && Number(text) > 4;
}
