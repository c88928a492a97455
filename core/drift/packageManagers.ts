import { valueOf, type ApplicationModel, type PackageInstall } from '../model';
import type { Place } from '../places';
import type { Comparison } from './drift';

export interface ManagerDifference {
  readonly place: Place;
  readonly application: ApplicationModel;
  readonly container: ApplicationModel;
  readonly declared: PackageInstall;
  readonly local: PackageInstall;
}

/** Languages whose packages each side installs with one package manager, and not with the same. */
export function managerDifferences(comparisons: readonly Comparison[]): ManagerDifference[] {
  return comparisons.flatMap(({ place, applications }) =>
    applications.flatMap(({ declared, local, containers }) => {
      // Jobs of CI install in the project's root.
      if (place.id === 'ci' && valueOf(declared.root) !== '') return [];
      const here = containers.flatMap(({ installs }) => installs ?? []);
      return [...new Set(here.map(({ language }) => language))].flatMap((language) => {
        const [want, have] = [onlyOf(declared.installs ?? [], language), onlyOf(here, language)];
        return want && have && want.manager !== have.manager
          ? [{ place, application: declared, container: local, declared: want, local: have }]
          : [];
      });
    }),
  );
}

function onlyOf(installs: readonly PackageInstall[], language: string): PackageInstall | undefined {
  const own = installs.filter((it) => it.language === language);
  return new Set(own.map(({ manager }) => manager)).size === 1 ? own[0] : undefined;
}
