/** Lines that can be folded into their first one, both included. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind?: 'comment' | 'region';
}

interface Open {
  readonly line: number;
  readonly depth: number;
}

/**
 * What can be folded in a text of YAML: everything below the line that it is indented from (maps, lists, scripts and the blocks in them),
 * comments of several lines, and what stands between `# region` and `# endregion`. It looks at lines alone, so that it works on any text.
 */
export function folds(text: string): Fold[] {
  const found: Fold[] = [];
  const open: Open[] = [];
  const regions: number[] = [];
  let comment: number | undefined;
  let last = 0;
  const lines = text.split('\n');

  const endComment = (before: number) => {
    if (comment !== undefined && before - 1 > comment) found.push({ start: comment, end: before - 1, kind: 'comment' });
    comment = undefined;
  };
  const close = (depth: number) => {
    for (let top = open.at(-1); top && top.depth >= depth; top = open.at(-1)) {
      if (last > top.line) found.push({ start: top.line, end: last });
      open.pop();
    }
  };

  for (const [line, written] of lines.entries()) {
    const content = written.trim();
    const region = /^#\s*(end)?region\b/.exec(content);
    const isComment = content.startsWith('#') && !region;
    if (isComment) comment ??= line;
    else endComment(line);
    if (region) markRegion(region[1] !== undefined, line, regions, found);
    if (content === '' || content.startsWith('#')) continue;
    const depth = depthOf(written);
    close(depth);
    open.push({ line, depth });
    last = line;
  }
  endComment(lines.length);
  close(0);
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function markRegion(isEnd: boolean, line: number, regions: number[], found: Fold[]): void {
  if (!isEnd) regions.push(line);
  else {
    const start = regions.pop();
    if (start !== undefined) found.push({ start, end: line, kind: 'region' });
  }
}

/** Items of a list are deeper than a key in the same column. */
function depthOf(line: string): number {
  const column = line.length - line.trimStart().length;
  return column * 2 + (/^\s*-(?:\s|$)/.test(line) ? 1 : 0);
}
