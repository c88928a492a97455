import { valueOf, type EnvironmentModel, type Fact, type OtherRun } from '../../../core/model';
import type { Files } from '../../../core/workspace';
import { filesFrom } from '../../../core/workspace';
import { readFixture } from '../../fixture';

/** The files of a drawing. */
export function filesOf(drawing: string): Files {
  return filesFrom(readFixture(drawing).texts);
}

/** A model as lines that a person compares at a glance: `web: php 8.2`, `db: mariadb ?`. */
export function linesOf(model: EnvironmentModel | undefined): string[] {
  return [
    ...(model?.applications ?? []).map(({ name, runtime, others }) => {
      const value = valueOf(runtime);
      return `${name}: ${value?.name ?? '?'} ${value ? versionsOf(value.version, others) : '?'}`;
    }),
    ...(model?.services ?? []).map(
      ({ name, engine, version, others }) => `${name}: ${valueOf(engine) ?? '?'} ${versionsOf(version, others)}`,
    ),
  ];
}

function versionsOf(version: Fact<string>, others: readonly OtherRun[] = []): string {
  return [valueOf(version) ?? '?', ...others.map((it) => it.version)].join(' ');
}
