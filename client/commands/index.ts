import type { Services } from '../services';
import { alignCompose } from './alignCompose';
import { branchEnvironment } from './branchEnvironment';
import { cleanUp } from './cleanUp';
import { copyAddress } from './copyAddress';
import { copyConnections } from './copyConnections';
import { createManifest } from './createManifest';
import { findEnvironment } from './findEnvironment';
import { fixAll } from './fixAll';
import { openConnections } from './openConnections';
import { openEnvironment } from './openEnvironment';
import { openParityReport } from './openParityReport';
import { openTerminal } from './openTerminal';
import { openUrl } from './openUrl';
import { pauseEnvironment } from './pauseEnvironment';
import { refresh } from './refresh';
import { removeEnvironment } from './removeEnvironment';
import { renameEnvironment } from './renameEnvironment';
import { reproduceProduction } from './reproduceProduction';
import { restartServer } from './restartServer';
import { resumeEnvironment } from './resumeEnvironment';
import { setLifetime } from './setLifetime';
import { showLog } from './showLog';
import { showLogs } from './showLogs';
import { showReport } from './showReport';
import { startEnvironment } from './startEnvironment';
import { stopEnvironment } from './stopEnvironment';

export type Command = (services: Services, argument: unknown) => Promise<void> | void;

/** Every command of package.json, by its id without `parity.`; each is a file of that name. */
export const commandTable: Readonly<Record<string, Command>> = {
  alignCompose,
  branchEnvironment,
  cleanUp,
  copyAddress,
  copyConnections,
  createManifest,
  findEnvironment,
  fixAll,
  openConnections,
  openEnvironment,
  openParityReport,
  openTerminal,
  openUrl,
  pauseEnvironment,
  refresh,
  removeEnvironment,
  renameEnvironment,
  reproduceProduction,
  restartServer,
  resumeEnvironment,
  setLifetime,
  showLog,
  showLogs,
  showReport,
  startEnvironment,
  stopEnvironment,
};
