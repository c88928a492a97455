/** Answers by the text that they were computed from. What was used last is kept longest, as long as all texts together are not too long. */
export class KeptByText<T> {
  private readonly answers = new Map<string, T>();
  private size = 0;

  /** @param limit characters of all texts together */
  constructor(private readonly limit: number) {}

  get(text: string): T | undefined {
    return this.answers.get(text);
  }

  keep(text: string, answer: T): void {
    if (this.answers.delete(text)) this.size -= text.length;
    this.answers.set(text, answer);
    this.size += text.length;
    for (const oldest of this.answers.keys()) {
      if (this.size <= this.limit) return;
      this.answers.delete(oldest);
      this.size -= oldest.length;
    }
  }
}
