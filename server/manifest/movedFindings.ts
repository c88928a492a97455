import type { ProjectPath } from '../../core/workspace';
import type { Source, Span } from '../../core/text';
import type { FileEdit, Finding, Fix } from '../problem';

/** What was found in a part of a file, after that part has moved by a number of characters. What lies in other files stays. */
export function movedFindings(findings: readonly Finding[], by: number, file: ProjectPath): readonly Finding[] {
  return findings.length === 0 ? findings : findings.map((finding) => movedFinding(finding, by, file));
}

function movedFinding(finding: Finding, by: number, file: ProjectPath): Finding {
  const { source, related, fixes } = finding;
  return {
    ...finding,
    source: movedSource(source, by, file),
    ...(related && { related: related.map((it) => ({ ...it, source: movedSource(it.source, by, file) })) }),
    ...(fixes && { fixes: fixes.map((fix) => movedFix(fix, by, file)) }),
  };
}

function movedFix(fix: Fix, by: number, file: ProjectPath): Fix {
  const moved = (it: FileEdit): FileEdit =>
    it.file === file ? { ...it, edits: it.edits.map((edit) => ({ ...edit, span: movedSpan(edit.span, by) })) } : it;
  return { ...fix, edits: fix.edits.map(moved) };
}

function movedSource(source: Source, by: number, file: ProjectPath): Source {
  return source.file === file ? { file, span: movedSpan(source.span, by) } : source;
}

function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
