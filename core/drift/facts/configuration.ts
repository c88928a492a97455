import type { ServiceAddon, ServiceModel, ServiceSetting } from '../../model';
import type { Comparison, ServiceMatch } from '../drift';
import { missingAddons, settingSides, type SettingSides } from '../serviceSettings';
import { partsText, type ComparedFact, type Difference, type Saying } from './fact';

const code = 'service-configuration-drift';

/** How services are set up, as far as Compose and the manifest both say it: a fact for each setting, and one for all extensions. */
export function configurationFacts({ compose, services }: Comparison): ComparedFact[] {
  if (!compose) return [];
  return services.flatMap((match) => [
    ...settingSides(match).map((sides) => settingFact(match.declared.name, sides)),
    ...addonFact(match),
  ]);
}

function settingFact(service: string, { name, want, have, differs }: SettingSides): ComparedFact {
  const difference = { code, subject: service, about: name, places: [want.source, have.source] };
  return {
    kind: 'configuration',
    name: `${service}: ${name}`,
    verdict: differs ? 'differs' : 'same',
    declared: settingSaying(want),
    local: [settingSaying(have)],
    ...(differs ? { differences: [difference] } : {}),
  };
}

function settingSaying({ name, value, source }: ServiceSetting): Saying {
  return { text: name === 'largest packet' ? `${value} MB` : value, source };
}

function addonFact(match: ServiceMatch): ComparedFact[] {
  const { declared, local } = match;
  const [wanted, brought] = [declared.addons?.named ?? [], local.addons?.named ?? []];
  const { inImage, inManifest } = missingAddons(match);
  if (!local.addons || wanted.length + brought.length === 0) return [];
  const differences = [
    ...inImage.map((it) => addonDifference(declared, it, 'lacks', local)),
    ...inManifest.map((it) => addonDifference(declared, it, 'production lacks', declared)),
  ];
  return [
    {
      kind: 'configuration',
      name: `${declared.name}: extensions`,
      verdict: differences.length > 0 ? 'differs' : 'same',
      declared: addonSaying(wanted, declared),
      local: [addonSaying(brought, local)],
      ...(differences.length > 0 ? { differences, reason: partsText(differences) } : {}),
    },
  ];
}

function addonDifference(
  { name: subject }: ServiceModel,
  { name, source }: ServiceAddon,
  verb: string,
  lacking: ServiceModel,
): Difference {
  return { code, subject, about: name, verb, places: [source, placeOf(lacking)] };
}

function addonSaying(addons: readonly ServiceAddon[], service: ServiceModel): Saying {
  const names = addons.map(({ name }) => name).sort();
  return { text: names.join(', ') || 'those of the image', source: addons[0]?.source ?? placeOf(service) };
}

function placeOf({ engine, source }: ServiceModel): Saying['source'] {
  return engine.state === 'known' ? engine.source : source;
}
