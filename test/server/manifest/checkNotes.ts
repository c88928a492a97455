import { expect } from 'vitest';
import type { Project } from '../../../core/project';
import type { Span } from '../../../core/text';
import { drawFixture, noteAt, projectOf, readFixture } from '../../fixture';

/** Compares what a question says of the manifest with the notes below its lines. */
export function checkNotes(
  drawing: string,
  ask: (project: Project) => readonly { readonly span: Span; readonly words: string }[],
): void {
  const fixture = readFixture(drawing);
  const { texts, notes } = fixture;
  const found = ask(projectOf(fixture)).map(({ span, words }) =>
    noteAt(texts, { file: '.upsun/config.yaml', span }, words),
  );
  expect(drawFixture(texts, found)).toBe(drawFixture(texts, notes));
}
