import { diskFiles } from '../core/diskFiles';
import type { ManifestProposal } from '../core/protocol';
import { defaultSettings } from '../core/settings';
import { settle } from '../core/workspace';
import { proposeManifest } from './manifest/proposal/propose';
import { diskPath } from './uris';

/** A manifest for a folder that has none; null for what is no folder on the disk. */
export async function manifestProposal(uri: string): Promise<ManifestProposal | null> {
  const folder = diskPath(uri);
  if (folder === undefined) return null;
  const { answer } = await settle(diskFiles(folder), (files) => proposeManifest(files, defaultSettings));
  return { text: answer };
}
