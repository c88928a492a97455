import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Relationship } from '../../../model';
import { composeText } from '../../../reproduce/composeProject';
import { connectionsText } from '../../../reproduce/connections';
import { localEngine } from '../../../reproduce/engines';
import { reportText, versionIn } from '../../../reproduce/report';
import type { LeftOut, PlannedService } from '../../../reproduce/stack';
import { UserError } from '../../../errors';
import { textOf, type Action } from '../../action';
import type { Environment } from '../../environment';
import type { StepInput } from '../../plan';
import { releasePorts } from '../ports';
import { writeWhole } from '../store';
import type { LocalTools } from './context';

/** What the steps of a generated stack share, as it stands in their inputs. */
export interface GeneratedStack {
  readonly folder: string;
  readonly project: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly services: readonly PlannedService[];
  readonly left: readonly LeftOut[];
  readonly ports: Readonly<Record<string, number>>;
  readonly relationships: readonly Relationship[];
  /** What it is made from, in words. */
  readonly production: string;
  readonly worktree: string;
  /** The folder of the stack whose password this one has, too; absent: it gets one of its own. */
  readonly passwordOf?: string;
}

/** Input: a `stack`. The password is made here, so that neither plan nor journal holds it. */
export function writeStack(): Action {
  return {
    async run(input) {
      const stack = stackOf(input);
      const password = stack.passwordOf === undefined ? newPassword() : await passwordIn(stack.passwordOf);
      const ports = new Map(Object.entries(stack.ports));
      await mkdir(stack.folder, { recursive: true, mode: 0o700 });
      await writeWhole(join(stack.folder, 'password'), password);
      await writeWhole(join(stack.folder, 'compose.yaml'), composeText(stack.services, { ...stack, ports, password }));
      await writeWhole(
        join(stack.folder, 'connections.env'),
        connectionsText(stack.relationships, { services: stack.services, ports, password }),
      );
    },
    undo: (input) => rm(stackOf(input).folder, { recursive: true, force: true }),
  };
}

function newPassword(): string {
  return randomBytes(12).toString('hex');
}

async function passwordIn(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, 'password'), 'utf8');
  } catch {
    // Made by an earlier version, or removed meanwhile: its databases can't be opened by another one.
    throw new UserError(
      'The password of the data is not known, so that it can not be cloned.',
      'Branch without the data, or reproduce production again and branch that.',
    );
  }
}

/** Input: `folder`, `files` (name → text). */
export function writeFiles(): Action {
  return {
    async run(input) {
      const folder = textOf(input, 'folder');
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const files = Object.entries(input['files'] ?? {}) as [string, string][];
      for (const [name, text] of files) await writeWhole(join(folder, name), text);
    },
    undo: (input) => rm(textOf(input, 'folder'), { recursive: true, force: true }),
  };
}

/** Removes the generated files of an environment, last of all. Input: `folder`. There is no way back, and nothing in it to miss. */
export function removeFiles(): Action {
  return {
    run: (input) => rm(textOf(input, 'folder'), { recursive: true, force: true }),
    undo: () => Promise.resolve(),
  };
}

/** Asks the running services for their versions and writes the report. Input: a `stack`. */
export function writeReport(tools: LocalTools): Action {
  return {
    async run(input, { signal }) {
      const stack = stackOf(input);
      const actual = new Map<string, string>();
      for (const service of stack.services) {
        const version = await runningVersion(tools, stack, service, signal);
        if (version !== undefined) actual.set(service.name, version);
      }
      const text = reportText({
        ...stack,
        actual,
        ports: new Map(Object.entries(stack.ports)),
        connections: join(stack.folder, 'connections.env'),
      });
      await writeWhole(join(stack.folder, 'report.md'), text);
    },
    undo: (input) => rm(join(stackOf(input).folder, 'report.md'), { force: true }),
  };
}

async function runningVersion(
  { docker }: LocalTools,
  { project, folder }: GeneratedStack,
  service: PlannedService,
  signal: AbortSignal,
): Promise<string | undefined> {
  const command = localEngine(service.engine)?.versionCommand;
  if (!command) return undefined;
  const where = ['--project-name', project, '--file', join(folder, 'compose.yaml')];
  const output = await docker.ask(['compose', ...where, 'exec', '--no-TTY', service.name, ...command], {
    signal,
    timeout: 20_000,
  });
  return output === undefined ? undefined : versionIn(output);
}

/** From here on the environment itself says which ports are taken. Input: `environment`. */
export function register({ store }: LocalTools): Action {
  return {
    async run(input) {
      const environment = environmentOf(input);
      await store.save(environment);
      if (environment.stack) await releasePorts(store.shared, environment.stack.project);
    },
    undo: (input) => store.forget(environmentOf(input).id),
  };
}

/** Input: `environment`. */
export function forgetEnvironment({ store }: LocalTools): Action {
  return {
    run: (input) => store.forget(environmentOf(input).id),
    undo: (input) => store.save(environmentOf(input)),
  };
}

/** Inputs are what the planner of this version wrote, or a journal of it. */
function stackOf(input: StepInput): GeneratedStack {
  return input['stack'] as unknown as GeneratedStack;
}

function environmentOf(input: StepInput): Environment {
  return input['environment'] as unknown as Environment;
}
