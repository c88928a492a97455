import { ViewColumn, window, type WebviewPanel } from 'vscode';
import { CancelledError, describeError, UserError } from '../core/errors';
import { titleOf } from '../core/environments/environment';
import type { Plan } from '../core/environments/plan';
import type { BranchSource } from '../core/environments/provider';
import { topologyOf } from '../core/drift/topologyOf';
import type { ChosenProject } from './choose';
import { copyConnections } from './commands/copyConnections';
import { openEnvironment } from './commands/openEnvironment';
import { showError } from './command';
import type { Services } from './services';
import { environmentNode } from './tree/children';
import type { EnvironmentNode } from './tree/node';
import { tilde } from './tilde';
import { panelHtml } from './webview/html';
import { readRequest, type PanelRequest, type PanelState, type PanelStep } from './webview/messages';

/** Opens the panel that branches an environment: fields, the plan as it would be, and its steps while it runs. */
export function openBranchPanel(services: Services, project: ChosenProject, source: BranchSource): void {
  const panel = window.createWebviewPanel('parity.branch', 'Branch Environment', ViewColumn.Active, {
    enableScripts: true,
    localResourceRoots: [services.context.extensionUri],
  });
  const branching = new BranchPanel(services, project, panel, sourceId(source));
  panel.webview.onDidReceiveMessage((message: unknown) => {
    const request = readRequest(message);
    if (request) void branching.answer(request).catch((error: unknown) => showError(error, services.log));
  });
  panel.onDidDispose(() => branching.close());
  panel.webview.html = panelHtml(panel.webview, services.context.extensionUri, 'Branch Environment');
}

class BranchPanel {
  private state: PanelState;
  private plan: Plan | undefined;
  private controller: AbortController | undefined;
  /** Numbers the questions for a plan: an answer that was overtaken is dropped. */
  private question = 0;
  private closed = false;

  constructor(
    private readonly services: Services,
    private readonly project: ChosenProject,
    private readonly panel: WebviewPanel,
    source: string,
  ) {
    this.state = {
      phase: 'edit',
      name: suggestedName(),
      sources: sourcesOf(project),
      source,
      topology: topologyOf(project.state.project),
      steps: [],
      notes: [],
    };
  }

  async answer(request: PanelRequest): Promise<void> {
    switch (request.type) {
      case 'ready':
        this.show({});
        return this.preview(this.state.name, this.state.source);
      case 'change':
        return this.state.phase === 'running' ? undefined : this.preview(request.name, request.source);
      case 'run':
        return this.run(request.name, request.source);
      case 'cancel':
        this.controller?.abort();
        return;
      case 'openWindow':
        return openEnvironment(this.services, await this.node());
      case 'copyConnections':
        return copyConnections(this.services, await this.node());
    }
  }

  /** The panel was closed. What runs goes on in the background: closing a window is not a cancel. */
  close(): void {
    this.closed = true;
    if (this.state.phase === 'running')
      void window.showInformationMessage(`Branching ${this.state.name} goes on in the background.`);
  }

  private async preview(name: string, source: string): Promise<void> {
    const question = ++this.question;
    const planned = await this.makePlan(name, source);
    if (question !== this.question) return;
    this.plan = planned.plan;
    this.show({ phase: 'edit', name, source, outcome: undefined, ...view(planned) });
  }

  private async makePlan(name: string, source: string): Promise<Planned> {
    try {
      return { plan: await this.project.provider.planBranch(name, readSource(source)), problem: undefined };
    } catch (error) {
      // What keeps a plan from being made is told beside the fields.
      if (!(error instanceof UserError)) this.services.log.error(describeError(error));
      return { plan: undefined, problem: describeError(error) };
    }
  }

  private async run(name: string, source: string): Promise<void> {
    if (this.state.phase === 'running' || this.state.phase === 'done') return;
    await this.preview(name, source);
    if (!this.plan) return;
    this.controller = new AbortController();
    this.show({ phase: 'running' });
    try {
      await this.project.provider.apply(
        this.plan,
        (progress) => this.progress(progress.step, progress),
        this.controller.signal,
      );
      this.finish('done', `${name} is ready.`);
    } catch (error) {
      // The panel shows what happened; a cancel is a state of its own.
      const cancelled = error instanceof CancelledError;
      this.finish(
        cancelled ? 'cancelled' : 'failed',
        cancelled ? 'Cancelled: everything was undone.' : describeError(error),
      );
    } finally {
      this.services.projects.refresh();
    }
  }

  private finish(phase: 'done' | 'failed' | 'cancelled', outcome: string): void {
    this.show({ phase, outcome });
    if (this.closed && phase === 'failed') void window.showErrorMessage(outcome);
  }

  private progress(index: number, { state, detail }: { state: PanelStep['state']; detail?: string }): void {
    const steps = this.state.steps.map((step, at) =>
      at === index ? { ...step, state, ...(detail === undefined ? {} : { detail: detail.trim() }) } : step,
    );
    this.services.log.info(
      `${state}: ${this.state.steps[index]?.title ?? ''}${detail === undefined ? '' : ` (${detail.trim()})`}`,
    );
    this.show({ steps });
  }

  private show(change: { readonly [K in keyof PanelState]?: PanelState[K] | undefined }): void {
    this.state = { ...this.state, ...change } as PanelState;
    if (!this.closed) void this.panel.webview.postMessage(this.state);
  }

  private async node(): Promise<EnvironmentNode> {
    const reading = (await this.project.provider.states()).find(
      ({ environment }) => environment.branch === this.state.name,
    );
    if (!reading) throw new UserError(`The environment ${this.state.name} is gone.`, 'Refresh the list.');
    return environmentNode(this.project.state, { state: reading, children: [] });
  }
}

interface Planned {
  readonly plan: Plan | undefined;
  readonly problem: string | undefined;
}

function view({ plan, problem }: Planned): {
  steps: readonly PanelStep[];
  notes: readonly string[];
  problem: string | undefined;
} {
  const steps =
    plan?.steps.map(({ title, touches }): PanelStep => ({
      title,
      touches: touches.map((it) => tilde(it)),
      state: 'pending',
    })) ?? [];
  return { steps, notes: plan?.notes ?? [], problem };
}

function sourcesOf({ state }: ChosenProject): PanelState['sources'] {
  const { environments } = state;
  if (environments.state !== 'known') return [];
  const { production, local, states } = environments;
  const productionLabel =
    production.state === 'known'
      ? `Production (${production.ref} at ${production.commit.slice(0, 7)}, services as declared)`
      : 'Production (commit unknown)';
  return [
    { id: 'production', label: productionLabel },
    {
      id: 'local',
      label: `Local (${local.branch ?? local.commit.slice(0, 7)}, services of the Compose files; last commit)`,
    },
    ...states.map(({ environment }) => ({
      id: `environment:${environment.id}`,
      label: `${titleOf(environment)} (from ${environment.parent})`,
    })),
  ];
}

function sourceId(source: BranchSource): string {
  return source.kind === 'environment' ? `environment:${source.id}` : source.kind;
}

function readSource(id: string): BranchSource {
  if (id.startsWith('environment:')) return { kind: 'environment', id: id.slice('environment:'.length) };
  return id === 'local' ? { kind: 'local' } : { kind: 'production' };
}

/** A name that is most likely free, to be typed over: `try-1121-0930`. */
function suggestedName(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `try-${two(now.getMonth() + 1)}${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}`;
}
