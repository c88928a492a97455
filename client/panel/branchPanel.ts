import { setTimeout } from 'node:timers/promises';
import { window, type WebviewPanel } from 'vscode';
import { topologyOf } from '../../core/drift/topologyOf';
import type { Plan, Progress } from '../../core/environments/plan';
import { CancelledError, describeError, UserError } from '../../core/errors';
import type { ChosenProject } from '../choose';
import type { Services } from '../services';
import { environmentNode } from '../tree/children';
import type { EnvironmentNode } from '../tree/node';
import type { Fields, NextAction, PanelRequest, PanelState, Problem } from '../webview/messages';
import { nextActionsOf, runNextAction } from './nextActions';
import { nameProblem, planned, viewOf } from './planned';
import { optionsOf, readSource, sourceOf, sourcesOf } from './sources';
import { progressed } from './steps';
import { branchesIn, suggestedName } from './suggestedName';

export const panelTitle = 'Branch Environment';

/** Milliseconds after the last key before a plan is made. */
const patience = 200;
/** Milliseconds between two messages while a step prints lines. */
const pace = 100;

/** What stands behind one page: the fields' plan, and carrying it out. */
export class BranchPanel {
  private state: PanelState;
  private controller: AbortController | undefined;
  /** Numbers the questions for a plan: an answer that was overtaken is dropped. */
  private question = 0;
  private isPosting = false;
  private isClosed = false;
  private readonly renewal;

  constructor(
    private readonly services: Services,
    private project: ChosenProject,
    private readonly panel: WebviewPanel,
    fields: Fields,
  ) {
    this.state = {
      ...{ folder: project.state.folder, phase: 'edit', fields, now: 0, planning: true, next: [] },
      ...{ steps: [], notes: [], dataNotes: [], asks: [] },
      sources: sourcesOf(project.state),
      topology: topologyOf(project.state.project),
    };
    this.renewal = services.projects.onDidChange(() => void this.renew());
  }

  async answer(request: PanelRequest): Promise<void> {
    switch (request.type) {
      case 'ready':
        if (this.state.phase === 'edit') await this.preview(request.fields ?? this.state.fields);
        else this.show({});
        return;
      case 'change':
        if (this.mayChange()) await this.preview(request.fields, patience);
        return;
      case 'run':
        if (this.mayChange()) await this.run(request.fields, request.agreed);
        return;
      case 'cancel':
        if (this.state.phase === 'running') this.show({ phase: 'cancelling' });
        this.controller?.abort();
        return;
      case 'next':
        return this.goOn(request.action);
    }
  }

  /** What runs goes on in the background: closing a page is not a cancel. */
  close(): void {
    this.isClosed = true;
    this.renewal.dispose();
    if (this.isRunning())
      void window.showInformationMessage(`Branching ${this.state.fields.name} goes on in the background.`);
  }

  /** Shows the plan for what was said. @returns it; undefined where there is none, or more was said meanwhile */
  private async preview(said: Fields, wait = 0): Promise<Plan | undefined> {
    const question = ++this.question;
    const source = sourceOf(said, this.state.sources);
    const fields = { ...said, source: source?.id ?? said.source };
    const wrong = nameProblem(fields.name);
    const view = wrong ? viewOf({ problem: wrong }) : { problem: this.planProblem() };
    this.show({ ...view, phase: 'edit', fields, planning: !wrong, outcome: undefined, next: [] });
    if (wrong) return undefined;
    await setTimeout(wait);
    if (question !== this.question) return undefined;
    const made = await planned(() =>
      this.project.provider.planBranch(fields.name, readSource(fields.source), optionsOf(fields, source)),
    );
    if (made.bug !== undefined) this.services.log.error(describeError(made.bug));
    if (question !== this.question) return undefined;
    this.show({ ...viewOf(made), planning: false });
    return made.plan;
  }

  /** Carries out the plan as it is now, where its source is still there and everything that it asks for is agreed to. */
  private async run(fields: Fields, agreed: readonly string[]): Promise<void> {
    const plan = await this.preview(fields);
    const isGone = this.state.fields.source !== fields.source;
    if (!plan || isGone || plan.asks?.some((ask) => !agreed.includes(ask))) return;
    this.controller = new AbortController();
    if (!this.isClosed) this.panel.title = plan.title;
    this.show({ phase: 'running' });
    try {
      await this.project.provider.apply(plan, (progress) => this.progress(progress), this.controller.signal);
      this.show({ phase: 'done', outcome: `${fields.name} is ready.` });
    } catch (error) {
      // The page shows what happened; a cancel is a state of its own.
      if (error instanceof CancelledError)
        this.show({ phase: 'cancelled', outcome: 'Cancelled: everything was undone.' });
      else this.fail(describeError(error));
      return;
    } finally {
      this.services.projects.refresh();
    }
    this.show({ next: nextActionsOf(await this.node()) });
  }

  private fail(outcome: string): void {
    this.services.log.error(outcome);
    this.show({ phase: 'failed', outcome, next: ['showLog'] });
    if (this.isClosed) void window.showErrorMessage(outcome);
  }

  private progress(progress: Progress): void {
    const { step: index, state, detail } = progress;
    const title = this.state.steps[index]?.title ?? '';
    this.services.log.info(`${state}: ${title}${detail === undefined ? '' : ` (${detail.trim()})`}`);
    const steps = this.state.steps.map((step, at) => (at === index ? progressed(step, progress, Date.now()) : step));
    this.state = { ...this.state, steps };
    void this.postSoon();
  }

  private async goOn(action: NextAction): Promise<void> {
    if (action === 'showLog') this.services.log.show();
    else if (action === 'branchAnother') await this.beginAnew();
    else await runNextAction[action](this.services, await this.node());
  }

  private async beginAnew(): Promise<void> {
    if (this.state.phase !== 'done') return;
    if (!this.isClosed) this.panel.title = panelTitle;
    await this.preview({ ...this.state.fields, name: suggestedName(new Date(), branchesIn(this.project.state)) });
  }

  /** Sources come and go, and what differs changes, while the page is open. */
  private async renew(): Promise<void> {
    const { folder } = this.project.state;
    const state = (await this.services.projects.list()).find((it) => it.folder === folder);
    if (state?.environments.state !== 'known') return;
    this.project = { state, provider: state.environments.provider };
    this.show({ sources: sourcesOf(state), topology: topologyOf(state.project) });
    const { phase, fields, sources } = this.state;
    if (phase === 'edit' && sourceOf(fields, sources)?.id !== fields.source) await this.preview(fields);
  }

  /** It stays while a new plan is made: what comes and goes at every key is read out at every key. */
  private planProblem(): Problem | undefined {
    return this.state.problem?.at === 'plan' ? this.state.problem : undefined;
  }

  private async postSoon(): Promise<void> {
    if (this.isPosting) return;
    this.isPosting = true;
    await setTimeout(pace);
    this.isPosting = false;
    this.show({});
  }

  private show(change: Partial<PanelState>): void {
    this.state = { ...this.state, ...change };
    if (!this.isClosed) void this.panel.webview.postMessage({ ...this.state, now: Date.now() });
  }

  private isRunning(): boolean {
    return this.state.phase === 'running' || this.state.phase === 'cancelling';
  }

  private mayChange(): boolean {
    return !this.isRunning() && this.state.phase !== 'done';
  }

  private async node(): Promise<EnvironmentNode> {
    const { name } = this.state.fields;
    const reading = (await this.project.provider.states()).find(({ environment }) => environment.branch === name);
    if (!reading) throw new UserError(`The environment ${name} is gone.`, 'Refresh the list.');
    return environmentNode(this.project.state, { state: reading, children: [] });
  }
}
