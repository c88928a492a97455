import { titleOf } from '../../core/drift/engines';
import type { OtherRun } from '../../core/model';
import type { Place } from '../../core/places';
import type { Source } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import type { Finding, Fix, Related } from '../problem';

/** One difference of versions, with all that both files say about it. */
export interface VersionDifference {
  readonly engine: string;
  readonly place: Place;
  readonly subject: NonNullable<Finding['subject']>;
  readonly declared: { readonly version: string; readonly source: Source };
  readonly local: {
    /** As it stands in messages: `15`, or what is required in quotes. */
    readonly version: string;
    readonly source: Source;
    /** Who says so: a container, or a file. */
    readonly name: string;
    readonly file: ProjectPath;
    readonly others?: readonly OtherRun[] | undefined;
  };
  /** Where the place's words are not right: "is required", "requires". */
  readonly words?: Pick<Place, 'verb' | 'does'>;
  /** Why the two are held to be one. */
  readonly because: string;
  readonly severity: NonNullable<Finding['severity']>;
  readonly fixes: readonly Fix[];
}

/** The difference as a problem in each of the two files, each with the way to the other. */
export function versionFindings(difference: VersionDifference): Finding[] {
  const { engine, place, declared, local, because, severity, subject, fixes } = difference;
  const title = titleOf(engine);
  const { verb, does } = difference.words ?? place;
  const who = local.name === local.file ? local.file : `${local.name} in ${local.file}`;
  const others = (local.others ?? []).map(({ version, source }): Related => ({
    source,
    message: `${title} ${version} ${verb}, too`,
  }));
  return [
    {
      severity,
      subject,
      fixes,
      source: local.source,
      message: `${title} ${local.version} ${verb}, ${declared.version} is declared`,
      related: [
        { source: declared.source, message: `${subject.name} is declared as ${title} ${declared.version}` },
        ...others,
      ],
    },
    {
      severity,
      subject,
      fixes,
      source: declared.source,
      message: `${title} ${declared.version} is declared, ${local.version} ${verb} (${who})`,
      related: [
        { source: local.source, message: `${local.name} ${does} ${title} ${local.version}: ${because}` },
        ...others,
      ],
    },
  ];
}
