import type { Services } from '../services';
import { alignCompose } from './alignCompose';
import { branchEnvironment } from './branchEnvironment';
import { branchQuickly } from './branchQuickly';
import { cleanUp } from './cleanUp';
import { cloneData } from './cloneData';
import { compareEnvironment } from './compareEnvironment';
import { copyAddress } from './copyAddress';
import { copyConnections } from './copyConnections';
import { createManifest } from './createManifest';
import { findEnvironment } from './findEnvironment';
import { fixAll } from './fixAll';
import { freeOriginals } from './freeOriginals';
import { moveIntoStore } from './moveIntoStore';
import { moveOutOfStore } from './moveOutOfStore';
import { openConnections } from './openConnections';
import { openEnvironment } from './openEnvironment';
import { openParityReport } from './openParityReport';
import { openTerminal } from './openTerminal';
import { openUrl } from './openUrl';
import { pauseEnvironment } from './pauseEnvironment';
import { refresh } from './refresh';
import { rehearseMigration } from './rehearseMigration';
import { removeEnvironment } from './removeEnvironment';
import { removeSnapshot } from './removeSnapshot';
import { renameEnvironment } from './renameEnvironment';
import { reproduceProduction } from './reproduceProduction';
import { resetToParent } from './resetToParent';
import { restartServer } from './restartServer';
import { restoreSnapshot } from './restoreSnapshot';
import { resumeEnvironment } from './resumeEnvironment';
import { setLifetime } from './setLifetime';
import { showLog } from './showLog';
import { showLogs } from './showLogs';
import { showReport } from './showReport';
import { startEnvironment } from './startEnvironment';
import { stopEnvironment } from './stopEnvironment';
import { syncCode } from './syncCode';
import { syncData } from './syncData';
import { takeSnapshot } from './takeSnapshot';
import { verifyData } from './verifyData';

export type Command = (services: Services, argument: unknown) => Promise<void> | void;

/** Every command of package.json, by its id without `parity.`; each is a file of that name. */
export const commandTable: Readonly<Record<string, Command>> = {
  alignCompose,
  branchEnvironment,
  branchQuickly,
  cleanUp,
  cloneData,
  compareEnvironment,
  copyAddress,
  copyConnections,
  createManifest,
  findEnvironment,
  fixAll,
  freeOriginals,
  moveIntoStore,
  moveOutOfStore,
  openConnections,
  openEnvironment,
  openParityReport,
  openTerminal,
  openUrl,
  pauseEnvironment,
  refresh,
  rehearseMigration,
  removeEnvironment,
  removeSnapshot,
  renameEnvironment,
  reproduceProduction,
  resetToParent,
  restartServer,
  restoreSnapshot,
  resumeEnvironment,
  setLifetime,
  showLog,
  showLogs,
  showReport,
  startEnvironment,
  stopEnvironment,
  syncCode,
  syncData,
  takeSnapshot,
  verifyData,
};
