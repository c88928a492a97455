import { asMap, parseYaml, type YamlDocument, type YamlError } from '../yaml';
import type { Files, ProjectPath } from '../workspace';
import type { Manifest, ManifestEntry, ManifestFile } from './manifest';

/** Characters. A manifest this large is a mistake, and checking it would hold up the editor. */
const sizeLimit = 1024 * 1024;

const folder = '.upsun';

/** Reads the first-level files of `.upsun/`. Never throws; what can't be read is an error of its file. */
export function readManifest(files: Files): Manifest {
  const names = files.list(folder);
  if (!names) return { ...nothing, state: 'unknown' };
  const read = names.filter((name) => name.endsWith('.yaml')).map((name) => readFile(files, `${folder}/${name}`));
  const known = read.filter((file) => file !== 'unknown' && file !== 'absent');
  const ignored = names.filter((name) => name.endsWith('.yml')).map((name) => `${folder}/${name}`);
  const state = read.includes('unknown') ? 'unknown' : known.length > 0 ? 'known' : 'absent';
  return {
    state,
    files: known,
    ignored,
    applications: entriesOf(known, 'applications'),
    services: entriesOf(known, 'services'),
    routes: entriesOf(known, 'routes'),
  };
}

const nothing: Manifest = { state: 'absent', files: [], ignored: [], applications: [], services: [], routes: [] };

function readFile(files: Files, path: ProjectPath): ManifestFile | 'unknown' | 'absent' {
  const found = files.read(path);
  if (found.state === 'unknown' || found.state === 'absent') return found.state;
  if (found.state === 'unreadable')
    return { path, document: unread('', 'UNREADABLE', `This file can't be read: ${found.reason}`) };
  return { path, document: parseManifestText(found.text) };
}

/** Parses the text of one file; a text that can't be one is an error at its beginning instead of thousands of them. */
export function parseManifestText(text: string): YamlDocument {
  if (text.includes('\0')) return unread(text, 'BINARY_FILE', 'This file holds binary data, not YAML');
  if (text.length > sizeLimit)
    return unread(text, 'FILE_TOO_LARGE', 'This file is larger than 1 MB and is not checked');
  return cached(text);
}

/** The documents of the texts that were read last, so that a keystroke in one file parses that file alone. */
const documents = new Map<string, YamlDocument>();
const documentsKept = 40;

function cached(text: string): YamlDocument {
  const known = documents.get(text);
  const document = known ?? parseYaml(text);
  documents.delete(text);
  documents.set(text, document);
  const oldest = documents.keys().next();
  if (documents.size > documentsKept && !oldest.done) documents.delete(oldest.value);
  return document;
}

function unread(text: string, code: string, message: string): YamlDocument {
  const end = Math.min(text.length, Math.max(text.search(/[\r\n\0]/), 0));
  const error: YamlError = { code, message, span: { start: 0, end } };
  return { text, root: undefined, errors: [error] };
}

function entriesOf(files: readonly ManifestFile[], section: string): ManifestEntry[] {
  return files.flatMap(({ path, document }) => {
    const value = asMap(document.root)?.pairs.find(({ key }) => key.text === section)?.value;
    return (asMap(value)?.pairs ?? [])
      .filter(({ key }) => !key.text.startsWith('.') && key.text !== '<<')
      .map((pair) => ({
        name: pair.key.text,
        file: path,
        pair,
        node: pair.value,
        source: { file: path, span: pair.key.span },
      }));
  });
}
