import type { Manifest } from '../../core/manifest/manifest';
import { hostNameVerdict, nameVerdict } from '../manifest/nameVerdict';
import { typeText } from '../manifest/typeText';
import type { Name } from './mention';
import type { Names } from './names';

/** Why something can't be called by a new name; undefined where it can. */
export function nameRefusal(manifest: Manifest, names: Names, name: Name, newName: string): string | undefined {
  const malformed = malformation(manifest, name, newName);
  if (malformed !== undefined || newName === name.name) return malformed;
  const rivals = name.owner === undefined ? (['application', 'service'] as const) : [name.kind];
  const taken = rivals.find((kind) => names.has({ ...name, kind, name: newName }));
  if (taken === undefined) return undefined;
  return `There is ${taken === 'application' ? 'an' : 'a'} ${taken === 'store' ? 'database' : taken} "${newName}" already`;
}

/** The name of an anchor ends at a blank, a comma or a bracket. */
export function anchorRefusal(newName: string): string | undefined {
  return /^[^\s,[\]{}&*:#]+$/.test(newName)
    ? undefined
    : `"${newName}" is no name of an anchor: it holds no blanks, brackets or commas`;
}

function malformation({ services }: Manifest, { kind, name }: Name, newName: string): string | undefined {
  switch (kind) {
    case 'mount':
      return isMountPath(newName)
        ? undefined
        : `"${newName}" is no path of a mount: it stays below the application's folder, and holds no blanks or quotes`;
    case 'endpoint':
    case 'store':
      return /^[\w.-]+$/.test(newName) ? undefined : `"${newName}" is no name: write letters, digits, "-", "_" and "."`;
    case 'service': {
      const isHost = services.some((it) => it.name === name && typeText(it)?.name === 'network-storage');
      return isHost ? hostNameVerdict(newName) : nameVerdict(newName);
    }
    default:
      return nameVerdict(newName);
  }
}

/** Rule R91; what has a meaning in YAML would need quotes. */
function isMountPath(path: string): boolean {
  return (
    /^[^\s/"'#:&*!|>%@`,{}[\]\\]+(?:\/[^\s/"'#:&*!|>%@`,{}[\]\\]+)*$/.test(path) && !path.split('/').includes('..')
  );
}
