import { compareVersions, isOlder } from '../../../core/drift/versions';
import { isBelow, mayMeet, type Requirement } from '../../../core/drift/requirements';
import { versionsOf, type Image } from '../../../core/manifest/registry';

/** A version of an image, and the reason for it where it was guessed. */
export interface Guess {
  readonly version: string;
  readonly why: string;
}

/** What files say of a version: numbers, as precise as they are, and ranges. */
export interface SaidVersions {
  readonly exact: readonly string[];
  readonly required: readonly Requirement[];
}

/**
 * The newest version of an image that fits what is said: by all, else by the ones who are asked first. Where none fits, the one that is the
 * least step further; undefined for an image without versions.
 */
export function guessVersion(image: Image, ...said: readonly SaidVersions[]): Guess | undefined {
  const offered = [...versionsOf(image, 'supported'), ...versionsOf(image, 'deprecated')];
  const [newest] = offered;
  if (newest === undefined) return undefined;
  const exact = said.flatMap((it) => it.exact);
  const required = said.flatMap((it) => it.required);
  const fitting = [{ exact, required }, ...said]
    .filter(isAnything)
    .flatMap((it) => offered.find((version) => fits(image, version, it)) ?? [])[0];
  if (fitting !== undefined) return { version: fitting, why: '' };
  const why = isAnything({ exact, required })
    ? `guessed: the project uses ${words(exact, required)}, which is not offered`
    : 'guessed: the newest one';
  return { version: nextStep(image, { exact, required }) ?? newest, why };
}

/** The oldest supported version that is newer than what is used now. */
function nextStep(image: Image, said: SaidVersions): string | undefined {
  if (!isAnything(said)) return undefined;
  return versionsOf(image, 'supported').findLast(
    (version) => said.exact.every((it) => isOlder(it, version)) && said.required.every((it) => !isBelow(it, version)),
  );
}

function isAnything({ exact, required }: SaidVersions): boolean {
  return exact.length + required.length > 0;
}

function fits(image: Image, version: string, { exact, required }: SaidVersions): boolean {
  return (
    exact.every((it) => compareVersions(image.name, it, version) === 'equal') &&
    required.every((it) => mayMeet(it, version) !== false)
  );
}

function words(exact: SaidVersions['exact'], required: SaidVersions['required']): string {
  const said = [...exact, ...required.map(({ text }) => text)][0] ?? '';
  return /^[\w .<>=~^*|,-]{1,40}$/.test(said) ? said : 'another version';
}
