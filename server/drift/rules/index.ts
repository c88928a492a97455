import type { Project } from '../../../core/project';
import type { Rule } from '../../problem';
import { architectureDrift } from './architectureDrift';
import { buildDrift } from './buildDrift';
import { commandDrift } from './commandDrift';
import { containerStale } from './containerStale';
import { cronMissingLocally } from './cronMissingLocally';
import { databaseUnusedLocally } from './databaseUnusedLocally';
import { deployedManifestDrift } from './deployedManifestDrift';
import { extensionMissingLocally } from './extensionMissingLocally';
import { extensionOnlyLocal } from './extensionOnlyLocal';
import { imageUnpinned } from './imageUnpinned';
import { phpConfigurationDrift } from './phpConfigurationDrift';
import { mountMissingLocally } from './mountMissingLocally';
import { mountNotPersistentInProduction } from './mountNotPersistentInProduction';
import { relationshipVariableDrift } from './relationshipVariableDrift';
import { routeMissingLocally } from './routeMissingLocally';
import { runtimeKindDrift } from './runtimeKindDrift';
import { runtimeVersionDrift } from './runtimeVersionDrift';
import { serverVersionDrift } from './serverVersionDrift';
import { serviceConfigurationDrift } from './serviceConfigurationDrift';
import { serviceKindDrift } from './serviceKindDrift';
import { serviceMissingLocally } from './serviceMissingLocally';
import { serviceOnlyLocal } from './serviceOnlyLocal';
import { serviceVersionDrift } from './serviceVersionDrift';
import { timezoneDrift } from './timezoneDrift';
import { variableMissingLocally } from './variableMissingLocally';
import { variableOnlyLocal } from './variableOnlyLocal';
import { variableValueDrift } from './variableValueDrift';
import { workerMissingLocally } from './workerMissingLocally';

/** Every rule over the difference between what is declared, what is local and what is deployed. */
export const driftRules: readonly Rule<Project>[] = [
  serviceVersionDrift,
  serviceKindDrift,
  serviceMissingLocally,
  serviceOnlyLocal,
  serviceConfigurationDrift,
  databaseUnusedLocally,
  imageUnpinned,
  runtimeVersionDrift,
  runtimeKindDrift,
  extensionMissingLocally,
  extensionOnlyLocal,
  phpConfigurationDrift,
  timezoneDrift,
  architectureDrift,
  commandDrift,
  buildDrift,
  serverVersionDrift,
  relationshipVariableDrift,
  variableMissingLocally,
  variableOnlyLocal,
  variableValueDrift,
  mountNotPersistentInProduction,
  mountMissingLocally,
  workerMissingLocally,
  cronMissingLocally,
  routeMissingLocally,
  deployedManifestDrift,
  containerStale,
];
