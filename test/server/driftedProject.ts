import { afterEach } from 'vitest';
import type { ClientCapabilities, Range } from 'vscode-languageserver/node';
import { LineIndex } from '../../core/text';
import { folderWith } from '../folders';
import { LspClient, modern, type ClientOptions } from './lspClient';

export const manifest = `applications:
  app:
    type: nodejs:24
    relationships:
      db: "db:postgresql"
    web:
      commands:
        start: node index.js
services:
  db:
    type: postgresql:17
routes:
  "https://{default}/":
    type: upstream
    upstream: "app:http"
`;

export const drifted = `services:
  db:
    image: postgres:15
`;
export const equal = drifted.replace('15', '17');

export const files = { '.upsun/config.yaml': manifest, 'compose.yaml': drifted };
export const [manifestFile, composeFile] = ['.upsun/config.yaml', 'compose.yaml'] as const;
export const drift = 'service-version-drift';

const clients: LspClient[] = [];
afterEach(() => clients.splice(0).forEach((client) => client.dispose()));

/** A client that ends with the test. */
export async function clientOf(folders: string[], options: ClientOptions = {}): Promise<LspClient> {
  const client = await LspClient.inProcess(folders, options);
  clients.push(client);
  return client;
}

/** A client with the drifted project open on both sides. */
export async function openProject(options: ClientOptions = {}): Promise<LspClient> {
  const client = await clientOf([await folderWith(files)], options);
  await client.open(manifestFile, manifest, 'upsun');
  await client.open(composeFile, drifted);
  return client;
}

/** A drift that is mended without harm to any data: another minor version. */
export const minor = drifted.replace('postgres:15', 'mariadb:11.4');

/** A client with the project of a minor drift open on both sides. */
export async function openMinor(): Promise<LspClient> {
  const declared = manifest.replace('db:postgresql', 'db:mysql').replace('postgresql:17', 'mariadb:11.8');
  const client = await clientOf([await folderWith({ [manifestFile]: declared, [composeFile]: minor })]);
  await client.open(manifestFile, declared, 'upsun');
  await client.open(composeFile, minor);
  return client;
}

/** The modern client without some of its abilities, all of one group. */
export function without(...path: string[]): ClientCapabilities {
  const copy = structuredClone(modern) as Record<string, Record<string, unknown>>;
  const [group, ...rest] = path;
  for (const key of rest) Reflect.deleteProperty(copy[group!]!, key);
  return copy;
}

export function rangeOf(text: string, part: string): Range {
  const start = text.indexOf(part);
  return new LineIndex(text).range({ start, end: start + part.length });
}
