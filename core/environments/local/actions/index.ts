import type { Actions } from '../../action';
import { carryFiles } from './carry';
import { bringChanges } from './changes';
import type { LocalTools } from './context';
import { cloneVolumes, createVolumes, removeData, replaceVolumes } from './data';
import { cloneFolders } from './dependencies';
import { changeEntry } from './entry';
import { forgetEnvironment, register, removeFiles, writeFiles, writeReport, writeStack } from './files';
import { haltContainers, wakeContainers } from './halt';
import { buildImages, pullImages } from './images';
import { removeLeftovers } from './leftovers';
import { leaveStore, recreateContainers, removeContainers, swapVolumes, verifyCopies } from './move';
import { openStore } from './openStore';
import { checkPath } from './path';
import { pauseContainers, resumeContainers } from './pause';
import { keepPortsOf } from './ports';
import { answerRehearsal, openRehearsal, rehearse } from './rehearse';
import { removeStack, startContainers, startStack, stopContainers } from './stack';
import { askServices, compareClones } from './verify';
import { keepCommits, mergeCommit, moveHead, stashChanges } from './work';
import { createWorktree, removeWorktree } from './worktree';

/**
 * Every kind of step that changes something on this machine. The names stand in journals: they are never reused for another meaning.
 * @param commands what is rehearsed, by the ids of rehearsals
 */
export function localActions(tools: LocalTools, commands: ReadonlyMap<string, string> = new Map()): Actions {
  return {
    createWorktree: createWorktree(tools),
    removeWorktree: removeWorktree(tools),
    bringChanges: bringChanges(tools),
    carryFiles: carryFiles(),
    cloneFolders: cloneFolders(),
    stashChanges: stashChanges(tools),
    keepCommits: keepCommits(tools),
    moveHead: moveHead(tools),
    mergeCommit: mergeCommit(tools),
    writeStack: writeStack(),
    writeFiles: writeFiles(),
    removeFiles: removeFiles(),
    checkPath: checkPath(tools),
    keepPorts: keepPortsOf(tools),
    pullImages: pullImages(tools),
    buildImages: buildImages(tools),
    startStack: startStack(tools),
    startContainers: startContainers(tools),
    stopContainers: stopContainers(tools),
    pauseContainers: pauseContainers(tools),
    resumeContainers: resumeContainers(tools),
    removeStack: removeStack(tools),
    openStore: openStore(tools),
    createVolumes: createVolumes(tools),
    cloneVolumes: cloneVolumes(tools),
    replaceVolumes: replaceVolumes(tools),
    haltContainers: haltContainers(tools),
    wakeContainers: wakeContainers(tools),
    verifyCopies: verifyCopies(tools),
    compareClones: compareClones(tools),
    askServices: askServices(tools),
    removeContainers: removeContainers(tools),
    swapVolumes: swapVolumes(tools),
    leaveStore: leaveStore(tools),
    recreateContainers: recreateContainers(tools),
    removeData: removeData(tools),
    openRehearsal: openRehearsal(tools),
    rehearse: rehearse(tools, commands),
    answerRehearsal: answerRehearsal(tools),
    removeLeftovers: removeLeftovers(tools),
    writeReport: writeReport(tools),
    register: register(tools),
    changeEntry: changeEntry(tools),
    forgetEnvironment: forgetEnvironment(tools),
  };
}
