import { describeError } from '../core/errors';

interface Cancellation {
  readonly isCancellationRequested: boolean;
}

/**
 * The server's error boundary. A question always gets an answer: the fallback where it was cancelled or where we broke, since a
 * rejected one freezes the document in some clients.
 */
export function answering<S>(session: Promise<S>, log: (message: string) => void) {
  return <P, R>(fallback: R, work: (session: S, params: P) => Promise<R>) =>
    async (params: P, token: Cancellation): Promise<R> => {
      try {
        const ready = await session;
        return token.isCancellationRequested ? fallback : await work(ready, params);
      } catch (error) {
        log(`A request failed: ${describeError(error)}`);
        return fallback;
      }
    };
}

/** The same boundary for notifications, which nobody waits for. Their order is kept up to the work's first pause. */
export function hearing<S>(session: Promise<S>, log: (message: string) => void) {
  return <P>(work: (session: S, params: P) => Promise<void> | void) =>
    (params: P): void => {
      session
        .then((ready) => work(ready, params))
        .catch((error: unknown) => log(`A notification failed: ${describeError(error)}`));
    };
}
