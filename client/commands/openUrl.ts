import { env, Uri, window } from 'vscode';
import { titleOf } from '../../core/environments/environment';
import { urlsOf, type ServiceUrl } from '../../core/environments/urls';
import { CancelledError, UserError } from '../../core/errors';
import { chooseEnvironment } from '../choose';
import type { Services } from '../services';
import { isNode } from '../tree/node';

/** Opens a page of an environment in the browser; in a remote window its port is forwarded. */
export async function openUrl({ projects }: Services, argument: unknown): Promise<void> {
  const { environment } = await chooseEnvironment(projects, argument, 'Open the Page of Which Environment?', 'url');
  const service = isNode(argument) && argument.kind === 'stackService' ? argument.service.name : undefined;
  const urls = urlsOf(environment).filter((it) => service === undefined || it.service === service);
  const { url } = await pick(urls, titleOf(environment));
  await env.openExternal(await env.asExternalUri(Uri.parse(url)));
}

async function pick(urls: readonly ServiceUrl[], environment: string): Promise<ServiceUrl> {
  const [only, ...others] = urls;
  if (!only)
    throw new UserError(
      `${environment} has nothing that a browser can open.`,
      'Its services answer at the addresses in the tree.',
    );
  if (others.length === 0) return only;
  const items = urls.map((it) => ({ label: it.service, description: it.url, it }));
  const picked = await window.showQuickPick(items, { title: 'Open Which Page?', placeHolder: environment });
  if (!picked) throw new CancelledError();
  return picked.it;
}
