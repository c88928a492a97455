import { env } from 'vscode';
import { UserError } from '../../core/errors';
import type { Services } from '../services';
import { isNode } from '../tree/node';

/** Puts the address of a service on the clipboard. */
export async function copyAddress(_services: Services, argument: unknown): Promise<void> {
  const port = isNode(argument) && argument.kind === 'stackService' ? argument.service.ports[0]?.published : undefined;
  if (port === undefined)
    throw new UserError('There is no address to copy.', 'Choose a service of an environment in the tree.');
  await env.clipboard.writeText(`127.0.0.1:${port}`);
}
