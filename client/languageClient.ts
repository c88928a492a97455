import { join } from 'node:path';
import {
  EventEmitter,
  workspace,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  type WorkspaceEdit,
} from 'vscode';
import {
  LanguageClient,
  TransportKind,
  type DocumentFilter,
  type LanguageClientOptions,
} from 'vscode-languageclient/node';
import { describeError } from '../core/errors';
import { badgesChanged, type AnnotatedEdit, type InitializationOptions } from '../core/protocol';

/** By path, never by language alone: Compose files are `yaml`, `dockercompose`, or whatever another extension makes of them. */
const patterns = [
  '**/.upsun/**/*.{yaml,yml}',
  '**/.platform/*.yaml',
  '**/.platform.app.yaml',
  '**/{compose,docker-compose}*.{yaml,yml}',
  '**/{Dockerfile,*.Dockerfile,Dockerfile.*}',
  '**/{.env,.env.local,.nvmrc,.node-version,.python-version,.ruby-version,.php-version,.tool-versions,composer.json,package.json}',
  '**/.ddev/*.{yaml,yml}',
  '**/.lando{,.base,.dist,.recipe,.upstream,.local,.user}.yml',
  '**/{.devcontainer.json,.devcontainer/**/devcontainer.json}',
  '**/.github/workflows/*.{yaml,yml}',
  '**/.gitlab-ci.yml',
  '**/.parity.yaml',
];

/** What the rest of the client may ask the server. */
export interface ServerConnection {
  readonly onBadgesChanged: (listener: () => void) => Disposable;
  /** Undefined where the server is not there or fails: nothing depends on it. */
  ask<T>(method: string, params: unknown): Promise<T | undefined>;
  /** Told where the server is there; it asks for nothing that was missed. */
  tell(method: string, params: unknown): Promise<void>;
}

/** The language server, over IPC. */
export class LanguageServer implements ServerConnection, Disposable {
  private readonly client: LanguageClient;
  private starting: Promise<void> | undefined;
  private readonly badges = new EventEmitter<void>();
  readonly onBadgesChanged = this.badges.event;

  constructor(
    context: ExtensionContext,
    private readonly log: LogOutputChannel,
  ) {
    const module = join(context.extensionPath, 'dist', 'server.js');
    this.client = new LanguageClient(
      'parity',
      'Environment Parity',
      { run: { module, transport: TransportKind.ipc }, debug: { module, transport: TransportKind.ipc } },
      optionsOf(log),
    );
  }

  async start(): Promise<void> {
    this.client.onNotification(badgesChanged, () => this.badges.fire());
    this.starting = this.client.start();
    await this.starting;
  }

  /** Ends once the server has started, or has failed to, which whoever starts it reports. */
  async settled(): Promise<void> {
    await this.starting?.catch(() => undefined);
  }

  async restart(): Promise<void> {
    await this.client.restart();
  }

  async ask<T>(method: string, params: unknown): Promise<T | undefined> {
    if (!this.client.isRunning()) return undefined;
    try {
      return await this.client.sendRequest<T>(method, params);
    } catch (error) {
      this.log.warn(`${method}: ${describeError(error)}`);
      return undefined;
    }
  }

  /** An edit of the server as the editor takes it. */
  workspaceEdit(edit: AnnotatedEdit): Promise<WorkspaceEdit> {
    return this.client.protocol2CodeConverter.asWorkspaceEdit(edit);
  }

  async tell(method: string, params: unknown): Promise<void> {
    if (!this.client.isRunning()) return;
    try {
      await this.client.sendNotification(method, params);
    } catch (error) {
      this.log.warn(`${method}: ${describeError(error)}`);
    }
  }

  dispose(): void {
    void this.client.stop();
    this.badges.dispose();
  }
}

function optionsOf(log: LogOutputChannel): LanguageClientOptions {
  const initializationOptions: InitializationOptions = { trusted: workspace.isTrusted, extension: true };
  return {
    documentSelector: patterns.map((pattern): DocumentFilter => ({ pattern })),
    initializationOptions,
    outputChannel: log,
    diagnosticPullOptions: { onChange: true, onTabs: true },
  };
}
