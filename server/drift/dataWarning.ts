import { engineInfo, titleOf } from '../../core/drift/engines';
import { compareVersions, opensData } from '../../core/drift/versions';
import type { ServiceModel } from '../../core/model';
import type { Place } from '../../core/places';

/**
 * What becomes of the data that the local version has written, where the declared one can't open it or makes it its own. DDEV and Lando do not start a
 * database of another version on the volume of the old one.
 */
export function dataWarning(
  place: Place,
  engine: string,
  { data = [] }: ServiceModel,
  want: string,
  have: string,
): string | undefined {
  const [volume] = data;
  // Compose keeps the volume without a name that a database's image declares, too.
  const stays = volume !== undefined || (place.id === 'compose' && keepsData(engine));
  if (!stays || compareVersions(engine, have, want) === 'equal') return undefined;
  const managed = place.id === 'ddev' || place.id === 'lando';
  if (managed && keepsData(engine)) return `export its data from ${place.title} first, and import it after`;
  const written = `the data${volume === undefined ? '' : ` in "${volume}"`} that ${have} wrote`;
  if (!opensData(engine, have, want)) return `${titleOf(engine)} ${want} can't open ${written}: dump it first`;
  const isRewritten = keepsData(engine) && compareVersions(engine, have, want) === 'major';
  return isRewritten ? `${titleOf(engine)} ${want} rewrites ${written}, for good: take a snapshot first` : undefined;
}

/** Databases, whose data outlives the container. */
export function keepsData(engine: string): boolean {
  const { family, isDatabase } = engineInfo(engine) ?? {};
  return family === 'sql' || family === 'document' || isDatabase === true;
}
