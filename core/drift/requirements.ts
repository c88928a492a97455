import semver from 'semver';

/** The dialects in which projects say which versions of a language they work with. */
export type RequirementDialect = 'npm' | 'composer' | 'python' | 'minimum';

export interface Requirement {
  /** As written: `^8.2`, `>=3.9,<4`. */
  readonly text: string;
  readonly dialect: RequirementDialect;
}

/** As people read it: a file that names the oldest version allows all newer ones. */
export function requirementText({ text, dialect }: Requirement): string {
  return dialect === 'minimum' ? `>=${text}` : text;
}

/**
 * Whether a declared version, as precise as it is (8.3, 24), may meet a requirement: true where any release of it does.
 * Undefined where the requirement can't be read.
 */
export function mayMeet({ text, dialect }: Requirement, version: string): boolean | undefined {
  const range = semver.validRange(toNpm(text, dialect), { loose: true });
  const declared = semver.validRange(/^\d+(\.\d+)*/.exec(version)?.[0] ?? 'none');
  if (range === null || declared === null) return undefined;
  return semver.intersects(range, declared);
}

/** True where every release of the declared version is older than all that the requirement allows: the build refuses it. */
export function isBelow({ text, dialect }: Requirement, version: string): boolean {
  const floor = semver.minVersion(toNpm(text, dialect), { loose: true });
  const declared = semver.coerce(version);
  return floor !== null && declared !== null && semver.lt(declared, floor);
}

const dialects: Readonly<Record<RequirementDialect, (text: string) => string>> = {
  npm: (text) => text,
  minimum: (text) => `>=${text}`,
  // Composer: one bar is an "or" as well, commas are an "and", and ~8.2 goes up to the next major version (getcomposer.org, versions).
  composer: (text) =>
    tilde(text.replace(/@\w+/g, ''))
      .replaceAll(/\s*\|{1,2}\s*/g, ' || ')
      .replaceAll(',', ' '),
  // PEP 440 and Poetry: commas are an "and", ~=3.9 goes up to the next major version, == may end in a star.
  python: (text) =>
    tilde(text.replaceAll('~=', '~'))
      .replaceAll('===', '=')
      .replaceAll('==', '=')
      .replaceAll(/!=\s*[\d.*]+/g, '')
      .replaceAll(',', ' '),
};

function toNpm(text: string, dialect: RequirementDialect): string {
  return dialects[dialect](text.trim());
}

/** `~8.2` to what npm writes as `>=8.2 <9`; `~8.2.1` is the same in all dialects. */
function tilde(text: string): string {
  return text.replace(
    /~\s*(\d+)\.(\d+)(?![.\d])/g,
    (_, major: string, minor: string) => `>=${major}.${minor} <${Number(major) + 1}`,
  );
}
