import { folderOf } from '../workspace';
import type { Comparison } from './drift';

/** A heading for each local place; where one place is compared several times, with the folder of its files. */
export function titlesOf(comparisons: readonly Comparison[]): string[] {
  return comparisons.map(({ place, compose }) => {
    const several = comparisons.filter((it) => it.place.id === place.id).length > 1;
    const folder = folderOf(compose?.files[0]?.path ?? '');
    return several && folder !== '' ? `${place.title} (${folder})` : place.title;
  });
}
