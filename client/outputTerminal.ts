import { EventEmitter, ThemeIcon, window, type Pseudoterminal } from 'vscode';

/** A terminal that shows what a program prints, which does not run in it. */
export interface OutputTerminal {
  /** @param line without control characters */
  readonly write: (line: string) => void;
  readonly end: () => void;
}

export function openOutput(name: string): OutputTerminal {
  const pty = new Output();
  window.createTerminal({ name, iconPath: new ThemeIcon('output'), pty }).show(true);
  return { write: (line) => pty.write(line), end: () => pty.write('\u001b[2m— It has ended.\u001b[0m') };
}

class Output implements Pseudoterminal {
  private readonly writes = new EventEmitter<string>();
  readonly onDidWrite = this.writes.event;
  /** What came before the terminal was there; undefined once it is. */
  private waiting: string[] | undefined = [];

  open(): void {
    const before = this.waiting ?? [];
    this.waiting = undefined;
    before.forEach((line) => this.write(line));
  }

  close(): void {
    this.writes.dispose();
  }

  write(line: string): void {
    if (this.waiting) this.waiting.push(line);
    else this.writes.fire(`${line}\r\n`);
  }
}
