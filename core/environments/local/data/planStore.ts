import type { Step } from '../../plan';
import { step, type PlanContext } from '../planContext';
import { findStore, insideStore, openCommands, type CowStore } from './cowStore';
import { engineOf } from './engine';
import { helperImage } from './method';
import { inspectVolumes } from './volumes';

/** Gets the image of the worker and the keeper where it is not here. */
export async function imageSteps({ tools, settings }: PlanContext): Promise<Step[]> {
  const image = helperImage(settings);
  const present = await tools.docker.ask(['image', 'inspect', '--format', '{{.Id}}', '--', image]);
  if (present !== undefined) return [];
  const input = { images: [image], declaredIn: 'the setting parity.data.helperImage' };
  return [step('pullImages', 'Get the image that copies the data', input, { touches: [image] })];
}

/** Makes or mounts the store; nothing where it is open. The step shows every command that it runs. */
export function storeSteps({ settings }: PlanContext, store: CowStore): Step[] {
  if (store.state === 'open') return [];
  const image = helperImage(settings);
  const bytes = Math.round(settings.data.storeSize * 1e9);
  const commands = openCommands(store, { image, bytes });
  const title = store.state === 'absent' ? `Make the store ${store.name}` : `Mount the store ${store.name}`;
  return [
    step(
      'openStore',
      title,
      { store: store.name, image, bytes },
      { touches: Object.values(commands).map((args) => `docker ${args.map(quoted).join(' ')}`) },
    ),
  ];
}

/** Mounts the store where one of these volumes is in it and it is not mounted, as after the machine was started anew. */
export async function mountSteps(context: PlanContext, volumes: readonly string[]): Promise<Step[]> {
  const { docker } = context.tools;
  if (volumes.length === 0) return [];
  const engine = await engineOf(docker);
  if (engine.kind === 'other') return [];
  const store = await findStore(docker, engine, context.settings.data.store);
  if (store.state !== 'closed') return [];
  const isIn = (await inspectVolumes(docker, volumes)).some(({ device }) => insideStore(store, device) !== undefined);
  return isIn ? storeSteps(context, store) : [];
}

/** As a shell would take it. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
