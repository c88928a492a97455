import { zoneSides, type ZoneSides } from '../../../core/drift/timeZones';
import type { Project } from '../../../core/project';
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
    for (const comparison of project.comparisons)
      for (const sides of zoneSides(project, comparison)) if (!sides.isUtc) yield* findings(project, sides);
  },
};

function findings(project: Project, { container, zone, declared: { source, movesCrons } }: ZoneSides): Finding[] {
  const { kind, declared } = container;
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
      related: [
        { source, message: movesCrons ? 'This moves the crons, not the clock' : 'Nothing here moves the clock' },
      ],
    },
    {
      ...shared,
      source,
      message: `The clock of ${declared.name} shows UTC in production and ${zone.value} locally (${container.local.name})${movesCrons ? ': timezone moves the crons alone' : ''}`,
      related: [{ source: zone.source, message: `${container.local.name} is set to ${zone.value}` }],
    },
  ];
}

/** UTC in the form of a zone: an offset needs no table of names in the database. */
function utcFor(zone: string): string {
  return /^[+-]\d/.test(zone) ? '+00:00' : 'UTC';
}
