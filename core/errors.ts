/** What the user can mend. `message` says what is wrong, `nextStep` what to do about it. */
export class UserError extends Error {
  constructor(
    message: string,
    readonly nextStep?: string,
    /** For code that offers the way out itself. */
    readonly code?: 'not-installed' | 'no-repository' | 'no-commit' | 'busy',
  ) {
    super(message);
    this.name = 'UserError';
  }
}

/** An operation that the user ended. Not a failure: it is never shown as an error. */
export class CancelledError extends Error {
  constructor() {
    super('Cancelled');
    this.name = 'CancelledError';
  }
}

/** The text to show for anything that was thrown. */
export function describeError(error: unknown): string {
  if (error instanceof UserError) return error.nextStep ? `${error.message} ${error.nextStep}` : error.message;
  return error instanceof Error ? error.message : String(error);
}
