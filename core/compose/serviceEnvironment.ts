import type { Source } from '../text';
import { joinPath, type Files } from '../workspace';
import type { ComposeEnvFile, ComposeService, ComposeVariable } from './compose';
import type { DotenvEntry, Variables } from './dotenv';
import { readEnvFile } from './environment';
import type { Report } from './report';
import { entriesOf, isTrue, at, itemsOf, scalarOf, textOf, type Tree, type TreeMap, type TreeScalar } from './tree';
import { composeValue, optionalValue } from './value';

/** What env files of services are read with. */
export interface EnvFileReader {
  readonly files: Files;
  readonly report: Report;
  /** The variables of the project. */
  readonly variables: Variables;
}

/** The variables of a container: its env files in their order, the later over the earlier, and `environment` over all of them. */
export function serviceEnvironment(
  tree: TreeMap,
  reader: EnvFileReader,
): Pick<ComposeService, 'environment' | 'envFiles'> {
  const found = new Map<string, ComposeVariable>();
  for (const [name, { value }] of entriesOf(tree, 'environment'))
    found.set(name, { name, value: optionalValue(scalarOf(value)), from: 'environment' });
  const read = new Map<string, Line>();
  const envFiles = itemsOf(tree, 'env_file').flatMap((item) => envFile(item, reader, read));
  for (const [name, { entry, source }] of read) {
    const { value, written, missing } = entry;
    if (!found.has(name)) found.set(name, { name, value: { value, written, missing, source }, from: 'env_file' });
  }
  return { environment: [...found.values()], envFiles };
}

interface Line {
  readonly entry: DotenvEntry;
  readonly source: Source;
}

function envFile(item: Tree, reader: EnvFileReader, read: Map<string, Line>): ComposeEnvFile[] {
  const path = scalarOf(item, 'path');
  if (!path) return [];
  const file = fileOf(path);
  const format = textOf(item, 'format');
  const required = isTrue(at(item, 'required'), true);
  const known = new Map(reader.variables);
  for (const [name, { entry }] of read) if (entry.value !== undefined) known.set(name, entry.value);
  const options = { known, raw: format === 'raw' };
  const dotenv = file === undefined ? 'unknown' : readEnvFile(reader.files, file, reader.report, options);
  const state = typeof dotenv === 'string' ? dotenv : 'known';
  if (state === 'absent' && required) {
    const { source } = composeValue(path);
    reader.report.warn({
      code: 'ENV_FILE_UNKNOWN',
      message: `The env file ${file ?? ''} does not exist, and Compose does not start without it`,
      ...source,
    });
  }
  if (typeof dotenv !== 'string' && file !== undefined)
    for (const entry of dotenv.entries) read.set(entry.name, { entry, source: { file, span: entry.span } });
  return [{ path: composeValue(path), file, state, required, format }];
}

function fileOf({ value, layer }: TreeScalar): string | undefined {
  return value === undefined || layer.folder === undefined ? undefined : joinPath(layer.folder, value);
}
