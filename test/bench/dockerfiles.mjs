import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Copies a corpus and writes a Dockerfile in place of each that it gives as facts alone (`dockerfiles.json`). What the facts tell stands
 * on the line where it stood in the original: the stages; the extensions, of which the line is not known, follow the last stage of PHP.
 *
 * @param {string} corpus
 * @param {string} copy the folder to write, which does not exist yet
 */
export async function withDockerfiles(corpus, copy) {
  await cp(corpus, copy, { recursive: true });
  for (const project of await readdir(copy, { withFileTypes: true })) {
    if (project.isDirectory()) await writeDockerfiles(join(copy, project.name));
  }
}

/** @param {string} folder */
async function writeDockerfiles(folder) {
  const facts = await readFile(join(folder, 'dockerfiles.json'), 'utf8').catch(() => '{}');
  for (const [path, described] of Object.entries(JSON.parse(facts))) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    // A Dockerfile that is there is better than its description.
    await writeFile(file, dockerfile(described), { flag: 'wx' }).catch((error) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/**
 * @typedef {{ line: number, from: string, as: string | null }} Stage `line` counts from 1.
 * @param {{ args: Record<string, string | null>, stages: Stage[], php_extensions: string[] }} described
 */
function dockerfile({ args, stages, php_extensions: extensions }) {
  const lines = [];
  const put = (line, text) => {
    while (lines[line] !== undefined) line++;
    lines[line] = text;
  };
  for (const { line, from, as } of stages) put(line - 1, `FROM ${from}${as === null ? '' : ` AS ${as}`}`);
  for (const [name, value] of Object.entries(args)) {
    if (stages.some(({ from }) => from.includes(`\${${name}`)))
      put(0, value === null ? `ARG ${name}` : `ARG ${name}=${value}`);
  }
  const php = stages.findLast(({ from }) => /php/i.test(from)) ?? stages.at(-1);
  if (php && extensions.length > 0) put(php.line, `RUN install-php-extensions ${extensions.join(' ')}`);
  return `${Array.from(lines, (line) => line ?? '').join('\n')}\n`;
}
