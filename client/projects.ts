import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { EventEmitter, Uri, workspace, type LogOutputChannel } from 'vscode';
import { diskFiles } from '../core/diskFiles';
import { describeError, UserError } from '../core/errors';
import type { Environment } from '../core/environments/environment';
import { dockerWith } from '../core/environments/local/docker';
import { runningContainers } from '../core/environments/local/runningContainers';
import { exec } from '../core/exec';
import { projectsBelow } from '../core/findProjects';
import { loadProject } from '../core/loadProject';
import type { Project } from '../core/project';
import { badgesRequest, runningChanged, type Badges, type ProjectParams, type RunningParams } from '../core/protocol';
import { readSettings } from '../core/settings';
import { DockerMemory, Providers, readEnvironments } from './environments';
import type { ServerConnection } from './languageClient';
import type { EnvironmentsState, ProjectState } from './projectState';
import { WorktreeDrift } from './worktreeDrift';

/** The projects of the workspace. Reads them anew when asked for; nothing is run in a folder that is not trusted. */
export class Projects {
  private readonly changes = new EventEmitter<void>();
  readonly onDidChange = this.changes.event;
  private current: Promise<readonly ProjectState[]> | undefined;
  private readonly providers = new Providers((line) => this.log.info(`$ ${line}`));
  private readonly docker = new DockerMemory(exec);
  private readonly worktrees: WorktreeDrift;

  constructor(
    private readonly log: LogOutputChannel,
    private readonly server: ServerConnection,
  ) {
    this.worktrees = new WorktreeDrift(server);
  }

  /** Everything is read again, as if it had never been. */
  forget(): void {
    this.providers.forget();
    this.docker.forget();
    this.refresh();
  }

  /** Everything is read again the next time it is asked for. */
  refresh(): void {
    this.current = undefined;
    this.changes.fire();
  }

  /** Files and drift are read again; git and Docker are not asked, since this happens while somebody types. */
  async refreshDrift(): Promise<void> {
    const before = this.current;
    if (!before) return;
    const states = await before;
    const after = await Promise.all(
      states.map(async (state) => ({
        ...state,
        project: await this.read(state.folder),
        badges: await this.badges(state.folder),
      })),
    );
    if (this.current !== before) return;
    this.current = Promise.resolve(after);
    this.changes.fire();
  }

  /** What runs is read again, and nothing else. */
  async tellRunning(): Promise<void> {
    const before = this.current;
    const states = (await before) ?? [];
    const [after] = await Promise.all([
      Promise.all(
        states.map(async (state) => ({ ...state, environments: await this.environments(state.folder, state.project) })),
      ),
      ...states.map(({ folder }) => this.tellRunningIn(folder)),
    ]);
    if (this.current !== before) return;
    this.current = Promise.resolve(after);
    if (!isDeepStrictEqual(after.map(readingOf), states.map(readingOf))) this.changes.fire();
  }

  list(): Promise<readonly ProjectState[]> {
    if (!this.current) {
      this.current = this.load();
      void this.countDrift();
    }
    return this.current;
  }

  /** What differs in the worktrees of environments is counted again. Nothing waits for it. */
  async countDrift(): Promise<void> {
    const states = (await this.current) ?? [];
    const environments = states.flatMap((it) => (it.environments.state === 'known' ? it.environments.states : []));
    if (await this.worktrees.count(environments.map(({ environment }) => environment))) this.changes.fire();
  }

  private async load(): Promise<readonly ProjectState[]> {
    const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    const found = await Promise.all(
      folders.map(({ uri }) => projectsBelow(uri.fsPath, workspace.isTrusted ? exec : undefined)),
    );
    const projects = [...new Set(found.flat())];
    return Promise.all(projects.map((folder) => this.loadOne(folder)));
  }

  private async loadOne(folder: string): Promise<ProjectState> {
    const project = await this.read(folder);
    const [environments, badges] = await Promise.all([
      this.environments(folder, project),
      this.badges(folder),
      this.tellRunningIn(folder),
    ]);
    const driftOf = (environment: Environment) => this.worktrees.of(environment);
    return { folder, name: basename(folder), project, badges, environments, driftOf };
  }

  private read(folder: string): Promise<Project> {
    return loadProject(diskFiles(folder), readSettings(workspace.getConfiguration('parity', Uri.file(folder))));
  }

  private async environments(folder: string, project: Project): Promise<EnvironmentsState> {
    if (!workspace.isTrusted) return { state: 'restricted' };
    try {
      const provider = await this.providers.of(folder, project.settings);
      return { state: 'known', provider, ...(await readEnvironments(provider, this.docker)), read: new Date() };
    } catch (error) {
      // What keeps environments from being listed is shown in the tree, with the way out.
      if (error instanceof UserError) return { state: 'failed', error };
      this.log.error(describeError(error));
      return { state: 'failed', error: new UserError(describeError(error), 'The log says more.') };
    }
  }

  /** The server compares what runs, and asks no Docker itself. */
  private async tellRunningIn(folder: string): Promise<void> {
    if (!workspace.isTrusted) return;
    const docker = dockerWith(exec, (line) => this.log.info(`$ ${line}`));
    const params: RunningParams = {
      uri: Uri.file(folder).toString(),
      containers: await runningContainers(folder, docker),
    };
    await this.server.tell(runningChanged, params);
  }

  /** Undefined where the server does not answer: the tree works without it, and claims nothing. */
  private async badges(folder: string): Promise<Badges | undefined> {
    const params: ProjectParams = { uri: Uri.file(folder).toString() };
    return this.server.ask<Badges>(badgesRequest, params);
  }
}

/** All but its time: containers of others come and go, and what is the same is not drawn again under the mouse. */
function readingOf({ environments }: ProjectState): object {
  return environments.state === 'known' ? { ...environments, read: undefined } : environments;
}
