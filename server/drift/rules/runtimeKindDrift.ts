import type { ApplicationMatch } from '../../../core/drift/drift';
import type { Place } from '../../../core/places';
import type { Project } from '../../../core/project';
import type { Finding, Rule } from '../../problem';
import { titleOf } from '../../../core/drift/engines';

export const runtimeKindDrift: Rule<Project> = {
  code: 'runtime-kind-drift',
  severity: 'warning',
  summary: 'An application runs locally in another language than the manifest declares',
  explanation:
    "A stand-in answers in its own way: what works with it says nothing about the program that production runs. A container is held to be the application's where it has its name, or where it is the only one that is built from its folder and publishes a port. Languages that a composable image or the build has besides are no difference.",
  basis: 'Image or Dockerfile of the container against the type of the application',
  *check(project) {
    for (const { place, applicationKinds } of project.comparisons)
      for (const match of applicationKinds) yield* checkMatch(place, match);
  },
};

function checkMatch({ verb, does }: Place, { declared, local, because }: ApplicationMatch): Finding[] {
  const [want, have] = [declared.runtime, local.runtime];
  if (want.state !== 'known' || have.state !== 'known') return [];
  const [wanted, found] = [titleOf(want.value.name), titleOf(have.value.name)];
  const subject = { kind: 'application' as const, name: declared.name };
  return [
    {
      subject,
      source: have.source,
      message: `${found} ${verb}, ${wanted} is declared for ${declared.name}`,
      related: [{ source: want.source, message: `${declared.name} is declared as ${wanted}` }],
    },
    {
      subject,
      source: want.source,
      message: `${wanted} is declared, ${found} ${verb} (${local.name} in ${local.source.file})`,
      related: [{ source: have.source, message: `${local.name} ${does} ${found}: ${because}` }],
    },
  ];
}
