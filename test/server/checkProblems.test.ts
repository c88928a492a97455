import { expect, test } from 'vitest';
import type { Project } from '../../core/project';
import type { Finding, Rule } from '../../server/problem';
import { readFixture } from '../fixture';
import { checkProblems, drawProblems } from './checkProblems';

/** Finds every "bad", wherever it stands; "bad…" goes on to the end of the next line, "!" is a place without length. */
const bad: Rule<Project> = {
  code: 'bad',
  severity: 'warning',
  summary: '',
  explanation: '',
  basis: '',
  check: (project) => ['.upsun/config.yaml', 'compose.yaml'].flatMap((file) => findingsIn(project.text(file), file)),
};

function findingsIn(text: string, file: string): Finding[] {
  return [...text.matchAll(/bad…\n.*|bad|!/g)].map(({ index, 0: found }) => {
    const end = found === '!' ? index : index + found.length;
    return { message: `${found[0] ?? ''} found`, source: { file, span: { start: index, end } } };
  });
}

test('all problems of all files are met, in any order', () => {
  checkProblems(
    `
    #- /compose.yaml
    a: bad
    #  ^^^ warning bad: b found
    #- /.upsun/config.yaml
    bad: bad
    #    ^^^ warning bad: b found
    #^^ warning bad: b found
    b: !
    #  | warning bad: ! found
    c: bad…
    #  ^^^^… warning bad: b found
      more
    `,
    [bad],
  );
});

test.each([
  ['a problem too many', 'a: bad\n'],
  ['a problem too few', 'a: good\n#  ^^^^ warning bad: b found\n'],
  ['another place', 'a: bad\n#   ^^ warning bad: b found\n'],
  ['another message', 'a: bad\n#  ^^^ warning bad: c found\n'],
  ['another severity', 'a: bad\n#  ^^^ error bad: b found\n'],
  ['two for one', 'a: bad\n#  ^^^ warning bad: b found\n#  ^^^ warning bad: b found\n'],
])('%s is a difference', (_, drawing) => {
  const { expected, actual } = drawProblems(drawing, [bad]);
  expect(actual).not.toBe(expected);
});

test('severities come from the settings', () => {
  checkProblems('a: bad\n#  ^^^ hint bad: b found\n', [bad], { severity: { bad: 'hint' } });
});

test('a drawing is read into texts and a cursor', () => {
  const { texts, cursor } = readFixture(`
    services:
      db: $0
    #- /empty.txt
    #- /a/b.txt

    x
  `);
  expect(texts).toEqual({ '.upsun/config.yaml': 'services:\n  db: \n', 'empty.txt': '', 'a/b.txt': '\nx\n' });
  expect(cursor).toEqual({ file: '.upsun/config.yaml', offset: 16 });
});
