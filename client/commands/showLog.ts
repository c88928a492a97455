import type { Services } from '../services';

/** Opens the output channel with the commands that were run. */
export function showLog({ log }: Services): void {
  log.show();
}
