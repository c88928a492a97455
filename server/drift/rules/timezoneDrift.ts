import { containersOf, type Container } from '../../../core/drift/containers';
import { engineInfo } from '../../../core/drift/engines';
import { valueOf, type Setting } from '../../../core/model';
import type { Project } from '../../../core/project';
import { pairAt, sourceIn, valueAt } from '../../../core/yaml';
import type { Finding, Rule } from '../../problem';

export const timezoneDrift: Rule<Project> = {
  code: 'timezone-drift',
  severity: 'information',
  summary: 'A container lives in another time zone than production, where clocks show UTC',
  explanation:
    'What is logged, stored and computed from the local time differs by hours. Containers of the platform live in UTC; the `timezone` of an application moves the schedule of its crons and nothing else. For an application, production is asked for by the variable `TZ`; PHP does not heed that one and has `date.timezone`. A time zone that production names itself is not reported here. Of a database, its own option counts before `TZ`.',
  basis:
    '`TZ` of the containers, `default-time-zone` and `timezone` of databases and `date.timezone` of PHP against the manifest (rule R78)',
  *check(project) {
    if (project.declared.gaps.length > 0) return;
    for (const container of project.comparisons.flatMap(containersOf)) yield* checkContainer(project, container);
  },
};

function checkContainer(project: Project, container: Container): Finding[] {
  const { kind, declared } = container;
  const zone = zoneOf(container);
  if (!zone || isUtc(zone.value) || !/^[\w/:+-]+$/.test(zone.value)) return [];
  const entry = project.manifest.applications.find(({ name }) => kind === 'application' && name === declared.name);
  if (entry && valueAt(entry.node, ['variables', 'env', 'TZ'])) return [];
  const crons = entry && pairAt(entry.node, 'timezone');
  const source = entry && crons ? sourceIn(entry.file, crons) : declared.source;
  const written = project.text(zone.source.file).slice(zone.source.span.start, zone.source.span.end);
  const shared = {
    subject: { kind, name: declared.name },
    fixes: written.includes(zone.value)
      ? [
          {
            title: 'Set the time zone to UTC',
            edits: [
              {
                file: zone.source.file,
                edits: [{ span: zone.source.span, newText: written.replace(zone.value, utcFor(zone.value)) }],
              },
            ],
            preferred: true,
          },
        ]
      : [],
  };
  return [
    {
      ...shared,
      source: zone.source,
      message: `The time zone of ${declared.name} is ${zone.value} here and UTC in production`,
      related: [{ source, message: crons ? 'This moves the crons, not the clock' : 'Nothing here moves the clock' }],
    },
    {
      ...shared,
      source,
      message: `The clock of ${declared.name} shows UTC in production and ${zone.value} locally (${container.local.name})${crons ? ': timezone moves the crons alone' : ''}`,
      related: [{ source: zone.source, message: `${container.local.name} is set to ${zone.value}` }],
    },
  ];
}

/** The setting that the engine or language heeds. */
function zoneOf({ kind, declared, local }: Container): Setting | undefined {
  if (kind === 'service')
    return 'engine' in local && engineInfo(valueOf(local.engine) ?? '')?.family === 'sql' ? local.timeZone : undefined;
  if (!('runtime' in local) || !('runtime' in declared)) return undefined;
  if (valueOf(local.runtime)?.name !== 'php') return local.timeZone;
  const isZone = ({ name }: Setting) => name === 'date.timezone';
  return declared.settings?.some(isZone) ? undefined : local.settings?.findLast(isZone);
}

/** UTC in the form of a zone: an offset needs no table of names in the database. */
function utcFor(zone: string): string {
  return /^[+-]\d/.test(zone) ? '+00:00' : 'UTC';
}

function isUtc(zone: string): boolean {
  return /^(?:(?:etc\/)?(?:utc|gmt|uct|universal|zulu|gmt[+-]?0)|[+-]0{1,2}(?::?00)?)$/i.test(zone);
}
