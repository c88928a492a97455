import { exec, type Exec, type ExecResult } from '../../../core/exec';

/** Recorded answers of docker commands, by how the command begins; what has no answer succeeds without output. */
export type Answers = Readonly<Record<string, Partial<ExecResult> | Error>>;

export interface FakeDocker {
  readonly exec: Exec;
  /** Every docker command that was run, without `docker`. */
  readonly commands: readonly string[];
}

const running: Answers = {
  'version ': { stdout: '28.0.0\n' },
  'compose version': { stdout: '2.26.1\n' },
};

/** Runs git for real and answers for docker. */
export function fakeDocker(answers: Answers = {}): FakeDocker {
  const commands: string[] = [];
  const all = Object.entries({ ...running, ...answers }).toReversed();
  return {
    commands,
    exec: (command, args, options) => {
      if (command !== 'docker') return exec(command, args, options);
      const line = `${args.join(' ')} `;
      commands.push(line.trimEnd());
      const answer = all.find(([begin]) => line.startsWith(begin))?.[1] ?? {};
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ ...nothing, ...answer });
    },
  };
}

const nothing: ExecResult = { code: 0, stdout: '', stderr: '' };

/** A machine without Docker. */
export const noDocker = (): FakeDocker =>
  fakeDocker({ 'version ': { code: 1, stderr: 'Cannot connect to the Docker daemon' } });
