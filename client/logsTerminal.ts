import { EventEmitter, ThemeIcon, window, type Pseudoterminal } from 'vscode';
import { titleOf, type Environment } from '../core/environments/environment';
import type { EnvironmentProvider, LogLine } from '../core/environments/provider';
import { CancelledError, describeError } from '../core/errors';

/** Opens a terminal that follows logs: it is searched with the terminal's own find, and closing it ends following. */
export function openLogs(provider: EnvironmentProvider, environment: Environment, services: readonly string[]): void {
  const what = services.length > 0 ? services.join(', ') : 'Logs';
  const terminal = window.createTerminal({
    name: `${what} · ${titleOf(environment)}`,
    iconPath: new ThemeIcon('output'),
    pty: new LogsTerminal(provider, environment, services),
  });
  terminal.show();
}

/** The terminal's own colours, so that they fit the theme; a service keeps its colour. */
const colours = [36, 33, 32, 35, 34, 96, 93, 92, 95, 94];

class LogsTerminal implements Pseudoterminal {
  private readonly writes = new EventEmitter<string>();
  readonly onDidWrite = this.writes.event;
  private controller = new AbortController();

  constructor(
    private readonly provider: EnvironmentProvider,
    private readonly environment: Environment,
    private readonly services: readonly string[],
  ) {}

  open(): void {
    void this.follow();
  }

  close(): void {
    this.controller.abort();
  }

  /** Ctrl+C ends following; Enter follows again. */
  handleInput(text: string): void {
    if (text === '\u0003') this.controller.abort();
    if (text === '\r' && this.controller.signal.aborted) {
      this.controller = new AbortController();
      void this.follow();
    }
  }

  private async follow(): Promise<void> {
    const { controller, services } = this;
    try {
      const lines = this.provider.logs(this.environment.id, { services, follow: true, signal: controller.signal });
      for await (const line of lines) this.writes.fire(this.row(line));
      this.remark('The services have stopped.');
    } catch (error) {
      // This terminal is where it is told: nobody waits for a command any more.
      this.remark(error instanceof CancelledError ? 'Ended.' : describeError(error));
    }
    controller.abort();
  }

  private row({ service, time, text }: LogLine): string {
    const names = this.environment.stack?.services.map(({ name }) => name) ?? [];
    const colour = colours[Math.max(names.indexOf(service), 0) % colours.length] ?? 39;
    const width = Math.max(...names.map(({ length }) => length), service.length);
    return `\u001b[2m${time.slice(11, 23)}\u001b[0m \u001b[${colour}m${service.padEnd(width)}\u001b[0m ${text}\r\n`;
  }

  private remark(text: string): void {
    this.writes.fire(`\u001b[2m— ${text} Press Enter to follow again.\u001b[0m\r\n`);
  }
}
