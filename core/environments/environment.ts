import { localId, productionId } from './name';

/** An environment on this machine that was made by a plan of ours. */
export interface Environment {
  /** Lower-case letters, digits and hyphens; unique in its repository. Also the end of its Compose project's name. */
  readonly id: string;
  readonly kind: 'reproduction' | 'branch';
  /** What people call it; absent: as its id. */
  readonly name?: string;
  /** The git branch of its worktree; absent for a reproduction, whose worktree is detached. */
  readonly branch?: string;
  readonly commit: string;
  readonly worktree: string;
  /** Folder of the project in the worktree, `''` for its root. */
  readonly projectPath: string;
  /** What it was made from, in words: "production (main)". */
  readonly parent: string;
  /** What its services are made from: the manifest of its commit, or the Compose files of its worktree. */
  readonly services: 'manifest' | 'compose';
  /** Absent where it has no stack (no Docker when it was made, or no services). */
  readonly stack?: Stack;
  /** ISO date and time. */
  readonly created: string;
  /** ISO date and time from which on its removal is offered; absent: it lives until it is removed. */
  readonly expires?: string;
}

/** What people call an environment. */
export function titleOf({ id, name }: Environment): string {
  return name ?? id;
}

/** Whose data an environment can be given again: the id of its parent, or `local`; undefined for production, whose data is not here. */
export function dataParent({ parent }: Environment): string | undefined {
  if (parent.startsWith('production (')) return undefined;
  return parent.startsWith(`${localId} (`) ? localId : parent;
}

/** What an environment was made from: the id of another one, `local`, or `production`. */
export function parentId(environment: Environment): string {
  return dataParent(environment) ?? productionId;
}

export interface Stack {
  /** Name of the Compose project. */
  readonly project: string;
  /** Compose files, in the order of merging. */
  readonly files: readonly string[];
  readonly services: readonly StackService[];
  /** The folder that relative paths of the files start from; absent in older entries. */
  readonly folder?: string;
  /** The data of its own; absent in older entries. */
  readonly volumes?: readonly StackVolume[];
  /** Env file with the connection strings; readable by its owner only. */
  readonly connections?: string;
  /** Markdown: what is identical to production and what is not. */
  readonly report?: string;
}

export interface StackService {
  /** Name in the Compose project, and in the manifest for generated ones. */
  readonly name: string;
  readonly image: string;
  /** Container port → port on 127.0.0.1. */
  readonly ports: readonly StackPort[];
  /** Why it is not started with the others, in words that follow its name: "runs messenger:consume". */
  readonly stopped?: string;
  /** It does something once and ends: another service waits for that, or its restart policy says so. */
  readonly once?: true;
}

export interface StackPort {
  readonly target: number;
  readonly published: number;
  /** Absent for TCP. */
  readonly protocol?: 'udp' | 'sctp';
}

/** Data of a stack, in a Docker volume of its own. */
export interface StackVolume {
  /** Its name in the Compose files. */
  readonly key: string;
  /** Of the Docker volume. */
  readonly name: string;
  /** The Docker volume or folder of the parent that its data is cloned from. */
  readonly from?: string;
  /** Where its service mounts it, if the Compose files give it no name. */
  readonly path?: string;
  /** Services that mount it. */
  readonly services: readonly string[];
}

/** `ended`: it has done what it does once. */
export type ServiceState = 'running' | 'starting' | 'unhealthy' | 'paused' | 'stopped' | 'ended';

/** What runs of an environment. Unknown is not stopped: Docker may just not answer. */
export type Status =
  | {
      readonly state: 'running' | 'stopped' | 'partly' | 'paused';
      /** By the service's name; what is not there was never started, or was removed. */
      readonly services: ReadonlyMap<string, ServiceState>;
    }
  | { readonly state: 'codeOnly' }
  | { readonly state: 'unknown'; readonly reason: string };

/** What became of an environment's git branch, where that makes its removal worth offering. */
export type BranchState =
  /** It has commits of its own, and production's branch holds all of them. */
  | { readonly state: 'merged'; readonly into: string }
  /** There is no such branch any more. */
  | { readonly state: 'deleted' }
  /** The remote branch that it was pushed to is gone, as after a merged pull request. */
  | { readonly state: 'remoteDeleted'; readonly remote: string };
