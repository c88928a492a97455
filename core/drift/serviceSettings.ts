import type { ServiceAddon, ServiceSetting } from '../model';
import { needsOwnImage } from '../readers/imageAddons';
import type { ServiceMatch } from './drift';

/** A setting that is known on both sides. */
export interface SettingSides {
  readonly name: ServiceSetting['name'];
  readonly want: ServiceSetting;
  readonly have: ServiceSetting;
  /** What works with the local value fails with the declared one. */
  readonly localOnly: boolean;
  readonly differs: boolean;
}

/** The settings that both sides say, without those whose difference nobody feels. */
export function settingSides({ declared, local }: ServiceMatch): SettingSides[] {
  return (declared.settings ?? []).flatMap((want) => {
    const have = local.settings?.find(({ name }) => name === want.name);
    const differs = have?.value !== want.value;
    if (!have || (differs && isHarmless(want, have))) return [];
    return [{ name: want.name, want, have, localOnly: isLarger(want, have), differs }];
  });
}

/** Data that nothing keeps on a developer's machine is missed by nobody; a default that is only larger than a local value, neither. */
function isHarmless(want: ServiceSetting, have: ServiceSetting): boolean {
  if (want.name === 'persistence') return have.value === 'off';
  return want.name === 'largest packet' && want.literal === undefined && !isLarger(want, have);
}

function isLarger({ name, value }: ServiceSetting, have: ServiceSetting): boolean {
  return name === 'largest packet' && Number(have.value) > Number(value);
}

/** Extensions and plugins that one side has and the other one can't have. */
export function missingAddons({ declared, local }: ServiceMatch): {
  readonly inImage: readonly ServiceAddon[];
  readonly inManifest: readonly ServiceAddon[];
} {
  const [wanted, brought] = [declared.addons, local.addons];
  if (!wanted || !brought) return { inImage: [], inManifest: [] };
  const lacks = (addons: readonly ServiceAddon[], name: string) => !addons.some((it) => it.name === name);
  const inImage = wanted.named.filter(({ name }) => needsOwnImage(name) && lacks(brought.named, name));
  // An image that brings several is chosen for the first of them.
  const [chosenFor] = brought.named.filter(({ by }) => by === 'image');
  const wantedHere = brought.named.filter((it) => it.by !== 'image' || it === chosenFor);
  return {
    inImage: brought.whole ? inImage : [],
    inManifest: wantedHere.filter(({ name }) => lacks(wanted.named, name)),
  };
}
