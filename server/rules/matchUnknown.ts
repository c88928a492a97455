import { labelPairings, type Pairing } from '../../core/drift/pairing';
import { nearest } from '../../core/nearest';
import type { Project } from '../../core/project';
import type { Finding, Rule } from '../problem';
import { declaredNames } from '../settings/words';

export const matchUnknown: Rule<Project> = {
  code: 'match-unknown',
  severity: 'warning',
  summary: 'The label parity.service names nothing of the manifest',
  explanation:
    'The label `parity.service` of a Compose service names the service or application of the manifest that it stands for, or `none`. A name that is not there is left out, and the comparison guesses. `match` in `.parity.yaml` says the same; its names are checked by `settings-invalid`.',
  basis: 'Labels of the Compose services against the names in the manifest',
  *check(project) {
    if (project.manifest.state !== 'known' || project.declared.gaps.length > 0) return;
    const known = declaredNames(project.declared);
    for (const { compose } of project.comparisons)
      for (const pairing of compose ? labelPairings(compose) : []) yield* checkLabel(project, pairing, known);
  },
};

function checkLabel(project: Project, { local, declared, source }: Pairing, known: readonly string[]): Finding[] {
  if (declared === undefined || known.includes(declared)) return [];
  const meant = nearest(declared, known);
  const message = `${local} is labelled as "${declared}", and the manifest declares no such service or application`;
  if (meant === undefined) return [{ source, message }];
  const written = project.text(source.file).slice(source.span.start, source.span.end);
  const at = written.lastIndexOf(declared);
  const start = source.span.start + at;
  const edits = [{ file: source.file, edits: [{ span: { start, end: start + declared.length }, newText: meant }] }];
  const isWritten = at >= 0 && /^[\w.-]+$/.test(meant);
  return [
    {
      source,
      message: `${message}: did you mean "${meant}"?`,
      fixes: isWritten ? [{ title: `Change to ${meant}`, edits, preferred: false }] : [],
    },
  ];
}
