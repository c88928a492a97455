import type { Range } from '../core/text';
import type { ProjectPath } from '../core/workspace';
import { manifestDocument } from './manifest/manifestDocument';
import { tokenModifiers, tokenTypes, type TokenModifier } from './manifest/tokenLegend';
import { tokens } from './manifest/tokens';
import type { ProjectView } from './projectView';

/** The tokens of a file, or of a part of it, as the protocol counts them; null for a file that is no manifest. */
export function semanticTokens(view: ProjectView, file: ProjectPath, range?: Range) {
  const { manifest } = view.project;
  if (!manifestDocument(manifest, file)) return null;
  const positions = view.positions(file);
  const within = range && positions.span(range);
  const found = tokens(manifest, file).filter(
    ({ span }) => !within || (span.start < within.end && span.end > within.start),
  );
  let before = { line: 0, character: 0 };
  const data = found.flatMap(({ span, type, modifiers }) => {
    const { start, end } = positions.range(span);
    const isSameLine = start.line === before.line;
    const step = [start.line - before.line, isSameLine ? start.character - before.character : start.character];
    before = start;
    return [...step, end.character - start.character, tokenTypes.indexOf(type), bitsOf(modifiers)];
  });
  return { data };
}

function bitsOf(modifiers: readonly TokenModifier[]): number {
  return modifiers.reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0);
}
