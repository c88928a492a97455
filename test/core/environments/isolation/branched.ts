import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Stack } from '../../../../core/environments/environment';
import type { Plan, Step } from '../../../../core/environments/plan';
import type { BranchOptions } from '../../../../core/environments/provider';
import { asMap, parseTagged } from './tagged';
import { put } from '../../../folders';
import { fakeDocker } from '../fakeDocker';
import { repositoryWith, type Files, type ProviderOptions, type TestRepository } from '../repository';

/** The plan of a branch `x`, and what its override says. */
export interface Branched {
  readonly repository: TestRepository;
  readonly plan: Plan;
  readonly stack: Stack;
  readonly override: Readonly<Record<string, unknown>>;
  /** What the override says of a service. */
  of(service: string): Readonly<Record<string, unknown>>;
  step(action: string): Step | undefined;
}

export interface Beside {
  /** Files that are not committed. */
  readonly files?: Files;
  /** Links that are not committed: path → target. */
  readonly links?: Files;
  readonly options?: BranchOptions;
  readonly provider?: ProviderOptions;
}

/** Plans a branch of a repository with these files; Docker only answers that it is there. */
export async function branched(committed: string | Files, beside: Beside = {}): Promise<Branched> {
  const repository = await repositoryWith(typeof committed === 'string' ? { 'compose.yaml': committed } : committed);
  for (const [path, text] of Object.entries(beside.files ?? {})) await put(repository.root, path, text);
  for (const [path, target] of Object.entries(beside.links ?? {})) {
    await mkdir(dirname(join(repository.root, path)), { recursive: true });
    await symlink(target, join(repository.root, path));
  }
  const provider = await repository.provider({ exec: fakeDocker().exec, ...beside.provider });
  const plan = await provider.planBranch('x', { kind: 'local' }, beside.options);
  const step = (action: string) => plan.steps.find((it) => it.action === action);
  const files = step('writeFiles')?.input['files'] as Readonly<Record<string, string>> | undefined;
  const override = parseTagged(files?.['compose.override.yaml'] ?? '{}');
  const environment = step('register')?.input['environment'] as unknown as { readonly stack: Stack };
  return {
    repository,
    plan,
    stack: environment.stack,
    override,
    of: (service) => asMap(asMap(override['services'])[service]),
    step,
  };
}
