import type { Project } from '../../../core/project';
import type { Rule } from '../../problem';

export const manifestNotRead: Rule<Project> = {
  code: 'manifest-not-read',
  severity: 'error',
  summary: 'A file in .upsun that the platform does not read',
  explanation: 'Only files that end in `.yaml` are read. Rename the file.',
  basis: 'Rule R1',
  *check(project) {
    for (const file of project.manifest.ignored) {
      const lineEnd = project.text(file).search(/\r?\n|$/);
      yield {
        severity: project.manifest.state === 'absent' ? 'error' : 'warning',
        message: 'This file is not read: the platform loads only files that end in ".yaml"',
        source: { file, span: { start: 0, end: Math.max(lineEnd, 0) } },
      };
    }
  },
};
