import { declaredItems } from '../../core/drift/deployed';
import type { DeployedManifest } from '../../core/manifest/deployed';
import type { Project } from '../../core/project';
import { asText, pairsOf, valueAt } from '../../core/yaml';
import { deployedWords } from '../drift/deployedWords';
import { variablePrefix } from '../manifest/environmentNames';
import type { Name } from './mention';

/**
 * What a new name for something changes in production at the next deployment, in a sentence: what is lost. Undefined where production
 * does not know it by its name, or is not known itself.
 */
export function productionChange({ observed }: Project, name: Name, newName: string): string | undefined {
  const { deployed } = observed;
  if (deployed?.production.manifest.state !== 'known') return undefined;
  switch (name.kind) {
    case 'application':
    case 'service':
      return itemChange(deployed, name.kind, name.name, newName);
    case 'mount':
      return mountChange(deployed, name);
    case 'relationship':
      return relationshipChange(deployed, name, newName);
    case 'store':
      return storeChange(deployed, name, newName);
    case 'worker':
    case 'endpoint':
      return undefined;
  }
}

/** How a mount of production keeps its files; undefined where production does not have it, or is not known. */
export function mountInProduction({ observed }: Project, mount: Name): string | undefined {
  return observed.deployed && mountSource(observed.deployed, mount);
}

function itemChange(
  { production, ref }: DeployedManifest,
  kind: 'application' | 'service',
  name: string,
  newName: string,
): string | undefined {
  const before = declaredItems(production).get(`${kind} ${name}`);
  if (before) return deployedWords({ what: 'renamed', before, after: { ...before, name: newName } }, ref);
  const entries = production.manifest[`${kind}s`];
  return entries.some((it) => it.name === name)
    ? `${name} is in production (${ref}): the next deployment creates ${newName} anew and deletes ${name} with what it holds`
    : undefined;
}

function mountChange(deployed: DeployedManifest, mount: Name): string | undefined {
  const source = mountSource(deployed, mount);
  const production = `Production (${deployed.ref}) mounts ${mount.name} in ${mount.owner ?? ''}`;
  if (source === 'storage' || source === 'service')
    return `${production}: its files stay, because "source_path" still leads to them, and are no longer found at ${mount.name}`;
  return source === 'instance' || source === 'local'
    ? `${production}: the files in it are lost at the next deployment`
    : undefined;
}

function mountSource({ production }: DeployedManifest, { name, owner }: Name): string | undefined {
  const entry = production.manifest.applications.find((it) => it.name === owner);
  const mount = pairsOf(valueAt(entry?.node, ['mounts'])).find(
    ({ key }) => key.text.replaceAll(/^\/+|\/+$/g, '') === name,
  );
  return mount && asText(valueAt(mount.value, ['source']));
}

function relationshipChange(
  { production, ref }: DeployedManifest,
  { name, owner }: Name,
  newName: string,
): string | undefined {
  const application = production.model.applications.find((it) => it.name === owner);
  if (!application?.relationships.some((it) => it.name === name)) return undefined;
  return `The variables ${variablePrefix(name)}_* that ${owner ?? ''} has in production (${ref}) become ${variablePrefix(newName)}_*: code that reads them has to follow`;
}

function storeChange(
  { production, ref }: DeployedManifest,
  { name, owner }: Name,
  newName: string,
): string | undefined {
  const stores = production.model.services.find((it) => it.name === owner)?.stores;
  if (!stores || ![...stores.named.map((it) => it.name), ...stores.implied].includes(name)) return undefined;
  return `${name} of ${owner ?? ''} is in production (${ref}): the next deployment creates ${newName} empty and deletes ${name} with its data`;
}
