import { CancelledError, describeError, UserError } from '../../errors';
import type { Exec } from '../../exec';

export interface ContainerEventsOptions {
  readonly exec: Exec;
  /** False in a workspace that is not trusted: there nothing is run. */
  readonly mayRun: () => boolean;
  /** A container of Compose started or ended, or Docker itself did. */
  readonly changed: () => void;
  readonly log: (line: string) => void;
}

const actions = ['start', 'die', 'destroy', 'pause', 'unpause'];
const filters = ['type=container', 'label=com.docker.compose.service', ...actions.map((it) => `event=${it}`)];
const args = ['events', ...filters.flatMap((it) => ['--filter', it]), '--format', '{{.Action}}'];

/** Milliseconds after which a Docker that has not refused to answer is taken to be listened to. */
const refusal = 2000;

/** Milliseconds from the end of Docker to the first try to hear it again; each try that is refused doubles it. */
const firstDelay = 1000;
const longestDelay = 300_000;

/**
 * Tells when containers of Compose start or end. Docker tells by itself, nothing is polled. Where Docker ends, it is listened to again
 * once it is back; where it is not installed, nothing more is run.
 */
export class ContainerEvents {
  private readonly ended = new AbortController();
  private delay = firstDelay;
  private timer: NodeJS.Timeout | undefined;
  private isListening = false;
  /** The Docker that is listened to answered. */
  private isHeard = false;

  constructor(private readonly options: ContainerEventsOptions) {}

  /** Listens from now on. Where Docker did not answer, it is asked again at once: somebody may have started it. */
  listen(): void {
    if (this.isListening || this.ended.signal.aborted || !this.options.mayRun()) return;
    clearTimeout(this.timer);
    this.isListening = true;
    this.follow()
      .then(() => this.later())
      .catch((error: unknown) => this.stop(error))
      .finally(() => (this.isListening = false));
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.ended.abort();
  }

  /** Until Docker ends, or refuses to answer. */
  private async follow(): Promise<void> {
    const { exec, log } = this.options;
    this.isHeard = false;
    const silent = setTimeout(() => this.hear(), refusal);
    try {
      log(`docker ${args.join(' ')}`);
      const onLine = (line: string) => actions.includes(line) && this.hear();
      await exec('docker', args, { signal: this.ended.signal, onLine });
    } finally {
      clearTimeout(silent);
    }
  }

  private hear(): void {
    this.isHeard = true;
    this.delay = firstDelay;
    this.options.changed();
  }

  private later(): void {
    if (this.isHeard) this.options.changed();
    this.timer = setTimeout(() => this.listen(), this.delay);
    this.delay = Math.min(this.delay * 2, longestDelay);
  }

  private stop(error: unknown): void {
    this.ended.abort();
    const isExpected =
      error instanceof CancelledError || (error instanceof UserError && error.code === 'not-installed');
    if (!isExpected) this.options.log(`Containers are not listened to: ${describeError(error)}`);
  }
}
