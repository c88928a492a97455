import type { Services } from '../services';
import { alignCompose } from './alignCompose';
import { branchEnvironment } from './branchEnvironment';
import { copyAddress } from './copyAddress';
import { copyConnections } from './copyConnections';
import { createManifest } from './createManifest';
import { fixAll } from './fixAll';
import { openConnections } from './openConnections';
import { openEnvironment } from './openEnvironment';
import { openParityReport } from './openParityReport';
import { refresh } from './refresh';
import { removeEnvironment } from './removeEnvironment';
import { reproduceProduction } from './reproduceProduction';
import { restartServer } from './restartServer';
import { showLog } from './showLog';
import { showReport } from './showReport';
import { startEnvironment } from './startEnvironment';
import { stopEnvironment } from './stopEnvironment';

export type Command = (services: Services, argument: unknown) => Promise<void> | void;

/** Every command of package.json, by its id without `parity.`; each is a file of that name. */
export const commandTable: Readonly<Record<string, Command>> = {
  alignCompose,
  branchEnvironment,
  copyAddress,
  copyConnections,
  createManifest,
  fixAll,
  openConnections,
  openEnvironment,
  openParityReport,
  refresh,
  removeEnvironment,
  reproduceProduction,
  restartServer,
  showLog,
  showReport,
  startEnvironment,
  stopEnvironment,
};
