/** What is seen of an environment's use at one moment. */
export type Usage =
  /** Somebody is connected, or something computes. */
  | { readonly state: 'inUse' }
  | {
      readonly state: 'quiet';
      /** Changes when anything was sent. */
      readonly sent: string;
      /** A program is run in a container from outside right now: a shell, or a health check. */
      readonly entered: boolean;
    }
  /** Can't be seen: it counts as in use. */
  | { readonly state: 'unknown' };

/** Tells from one look to the next which environments nobody uses. One look alone never says that an environment is idle. */
export class IdleWatch {
  private readonly quiet = new Map<string, { readonly sent: string; readonly since: Date }>();

  /**
   * @param seen what runs, by id
   * @returns ids of what was not used for so many minutes, and not entered now
   */
  look(seen: ReadonlyMap<string, Usage>, minutes: number, now: Date): string[] {
    for (const id of this.quiet.keys()) if (!seen.has(id)) this.quiet.delete(id);
    return [...seen].flatMap(([id, usage]) => {
      const since = this.quietSince(id, usage, now);
      const isIdle = since !== undefined && now.getTime() - since.getTime() >= minutes * 60_000;
      return isIdle && usage.state === 'quiet' && !usage.entered ? [id] : [];
    });
  }

  private quietSince(id: string, usage: Usage, now: Date): Date | undefined {
    if (usage.state !== 'quiet') {
      this.quiet.delete(id);
      return undefined;
    }
    const before = this.quiet.get(id);
    if (before?.sent === usage.sent) return before.since;
    this.quiet.set(id, { sent: usage.sent, since: now });
    return now;
  }
}
