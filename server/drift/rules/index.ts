import type { Project } from '../../../core/project';
import type { Rule } from '../../problem';
import { runtimeVersionDrift } from './runtimeVersionDrift';
import { serviceMissingLocally } from './serviceMissingLocally';
import { serviceVersionDrift } from './serviceVersionDrift';

/** Every rule over the difference between what is declared and what is local. */
export const driftRules: readonly Rule<Project>[] = [serviceVersionDrift, serviceMissingLocally, runtimeVersionDrift];
