import { QuickPickItemKind, window } from 'vscode';
import type { Rehearsable, RehearsalRequest } from '../core/environments/rehearsal';
import { CancelledError } from '../core/errors';
import type { Owner } from './tree/node';

/** What is to be rehearsed: a hook that the environment's manifest declares, or a command. @param service where that is known already */
export async function chooseRehearsal(
  there: Rehearsable,
  owner: Owner,
  service: string | undefined,
): Promise<RehearsalRequest> {
  const command = await chooseCommand(there, owner);
  const usual = command.kind === 'hook' ? serviceOf(there, command) : there.service;
  return { command, service: service ?? usual ?? (await chooseService(there)) };
}

type Command = RehearsalRequest['command'];

async function chooseCommand({ hooks }: Rehearsable, owner: Owner): Promise<Command> {
  const own = { label: '$(terminal) A command…', description: '', detail: '', hook: undefined };
  const declared = hooks.map((hook) => ({
    label: `$(rocket) The ${hook.hook} hook of ${hook.application}`,
    description: hook.service === undefined ? '' : `in ${hook.service}`,
    detail: hook.command.trim().split('\n')[0] ?? '',
    hook,
  }));
  const separator = { label: '', kind: QuickPickItemKind.Separator, hook: undefined };
  const items = declared.length > 0 ? [...declared, separator, own] : [own];
  const picked = await window.showQuickPick(items, { title: `Rehearse What in ${owner.title}?` });
  if (!picked) throw new CancelledError();
  if (picked.hook) return { kind: 'hook', hook: picked.hook.hook, application: picked.hook.application };
  const text = await window.showInputBox({
    title: `Rehearse a Command in ${owner.title}`,
    prompt: 'The shell of the container runs it.',
    placeHolder: 'php bin/console doctrine:migrations:migrate --no-interaction',
    validateInput: (typed) => (typed.trim() === '' ? 'Write a command.' : undefined),
    ignoreFocusOut: true,
  });
  if (text === undefined) throw new CancelledError();
  return { kind: 'command', text };
}

function serviceOf({ hooks }: Rehearsable, command: Extract<Command, { kind: 'hook' }>): string | undefined {
  return hooks.find(({ hook, application }) => hook === command.hook && application === command.application)?.service;
}

async function chooseService({ services }: Rehearsable): Promise<string | undefined> {
  // What is missing then is said where it is planned.
  if (services.length === 0) return undefined;
  const picked = await window.showQuickPick([...services], { title: 'Run It in Which Service?' });
  if (picked === undefined) throw new CancelledError();
  return picked;
}
