import type { Files, FileState, ProjectPath } from './workspace';

/** Answers for other arguments that are kept beside the last one: a project may have a Compose folder for each application. */
const answersKept = 20;

/**
 * A reader that reads again only where a file or folder that it looked at is different now, or its arguments are: else it gives the
 * same answer, the same object, so that what was computed from it can be kept, too. Each snapshot has answers of its own.
 */
export function keptByFiles<Given extends readonly unknown[], Answer>(
  read: (files: Files, ...given: Given) => Answer,
): (files: Files, ...given: Given) => Answer {
  const kept = new WeakMap<Files, readonly Kept<Given, Answer>[]>();
  return (files, ...given) => {
    const answers = kept.get(files) ?? [];
    const last = answers.find((it) => areSame(it.given, given));
    if (last?.looks.isStill(files)) return last.answer;
    const looks = new Looks(files);
    const answer = read(looks, ...given);
    const others = answers.filter((it) => it !== last);
    kept.set(files, [{ given, looks, answer }, ...others].slice(0, answersKept));
    return answer;
  };
}

interface Kept<Given, Answer> {
  readonly given: Given;
  readonly looks: Looks;
  readonly answer: Answer;
}

/** Files that remember what was looked at, and what was seen. */
class Looks implements Files {
  private readonly states = new Map<ProjectPath, FileState>();
  private readonly lists = new Map<ProjectPath, readonly string[] | undefined>();
  private readonly folderLists = new Map<ProjectPath, readonly string[] | undefined>();

  constructor(private readonly files: Files) {}

  read(path: ProjectPath): FileState {
    return noted(this.states, path, this.files.read(path));
  }

  list(folder: ProjectPath): readonly string[] | undefined {
    return noted(this.lists, folder, this.files.list(folder));
  }

  folders(folder: ProjectPath): readonly string[] | undefined {
    return noted(this.folderLists, folder, this.files.folders(folder));
  }

  /** Whether all of it would be seen again. What is not loaded is asked for once more. */
  isStill(files: Files): boolean {
    return (
      isSame(this.states, (path) => files.read(path)) &&
      isSame(this.lists, (folder) => files.list(folder)) &&
      isSame(this.folderLists, (folder) => files.folders(folder))
    );
  }
}

function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

function noted<T>(seen: Map<ProjectPath, T>, path: ProjectPath, now: T): T {
  seen.set(path, now);
  return now;
}

function isSame<T>(seen: ReadonlyMap<ProjectPath, T>, now: (path: ProjectPath) => T): boolean {
  return [...seen].every(([path, then]) => now(path) === then);
}
