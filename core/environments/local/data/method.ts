import { readFile, readdir, statfs } from 'node:fs/promises';
import { release } from 'node:os';
import { UserError } from '../../../errors';
import { mappedImage } from '../../../reproduce/images';
import type { Settings } from '../../../settings';
import type { Docker } from '../docker';
import { findStore, type CowStore } from './cowStore';
import { engineOf } from './engine';

/** How data is cloned here, and why so. */
export type Method = { readonly why: string } & (
  | { readonly kind: 'reflink'; readonly root: string; readonly store: CowStore | null }
  | { readonly kind: 'store'; readonly store: CowStore }
  /** The store is there, although it is not chosen: something may be in it. */
  | { readonly kind: 'copy'; readonly store: CowStore | null }
);

export interface MethodInput {
  readonly docker: Docker;
  readonly settings: Settings;
  /** Images that are here, for a try where the helper's is not. */
  readonly images: readonly string[];
}

/**
 * The best way to clone data that works here: sharing blocks in Docker's own storage, sharing them in a store of ours, copying. A setting
 * can name one; then it throws a `UserError` where that one does not work.
 */
export async function chooseMethod(input: MethodInput): Promise<Method> {
  const wanted = input.settings.data.method;
  const engine = await engineOf(input.docker);
  const store = engine.kind === 'local' ? await findStore(input.docker, engine, input.settings.data.store) : null;
  const present = store?.state === 'absent' ? null : store;
  const copy = (why: string): Method => ({ kind: 'copy', why, store: present });
  if (wanted === 'copy') return copy('the setting parity.data.method says so');
  const refuse = (reason: string): Method => {
    if (wanted === 'auto') return copy(reason);
    throw new UserError(
      `Data can't be cloned by "${wanted}" here: ${reason}.`,
      'Choose another value for the setting parity.data.method.',
    );
  };
  if (engine.kind === 'other' || !store) return refuse(engine.kind === 'other' ? engine.reason : 'there is no store');
  // Data that is in the store already stays there.
  if (wanted === 'store' || (wanted === 'auto' && present)) return storeMethod(store, refuse);
  const problem = await whyNoReflink(input, engine.root);
  if (problem === undefined)
    return {
      kind: 'reflink',
      root: engine.root,
      why: `the file system of ${engine.root} can share blocks`,
      store: present,
    };
  return wanted === 'reflink' ? refuse(problem) : storeMethod(store, refuse, problem);
}

async function storeMethod(store: CowStore, refuse: (reason: string) => Method, problem?: string): Promise<Method> {
  if (store.state !== 'absent') return { kind: 'store', store, why: 'there is a store' };
  if (!(await kernelHasXfs())) return refuse(`${problem ? `${problem}, and ` : ''}this kernel has no XFS for a store`);
  return { kind: 'store', store, why: problem ?? 'the setting parity.data.method says so' };
}

/** `statfs` types of file systems that are known not to share blocks: ext4, tmpfs. All others are tried. */
const cannotShare = new Set([0xef53, 0x01021994]);

/** A try in a volume that is gone afterwards: the name of a file system does not tell. */
async function whyNoReflink({ docker, settings, images }: MethodInput, root: string): Promise<string | undefined> {
  const type = await statfs(root).catch(() => undefined);
  const cannot = `Docker's own storage (${root}) can't share blocks`;
  if (type && cannotShare.has(type.type)) return cannot;
  const image = await presentImage(docker, [helperImage(settings), ...images]);
  if (image === undefined) return `no image is here yet to try whether Docker's own storage (${root}) can share blocks`;
  const script = 'echo try >/probe/a && cp --reflink=always /probe/a /probe/b';
  const run = ['run', '--rm', '--network', 'none', '--volume', '/probe', '--entrypoint', 'sh', image, '-c', script];
  return (await docker.ask(run, { timeout: 20_000 })) === undefined ? cannot : undefined;
}

async function presentImage(docker: Docker, images: readonly string[]): Promise<string | undefined> {
  for (const image of images)
    if ((await docker.ask(['image', 'inspect', '--format', '{{.Id}}', '--', image])) !== undefined) return image;
  return undefined;
}

/** The image of the containers that copy and hold, by the settings. */
export function helperImage({ data, images }: Settings): string {
  return mappedImage(data.helperImage, images);
}

async function kernelHasXfs(): Promise<boolean> {
  const loaded = await readFile('/proc/filesystems', 'utf8').catch(() => '');
  if (/^\txfs$/m.test(loaded)) return true;
  const modules = await readdir(`/lib/modules/${release()}/kernel/fs/xfs`).catch(() => [] as string[]);
  return modules.some((name) => name.startsWith('xfs.ko'));
}

/** What a method means for data: "shares blocks …". */
export function describeMethod(method: Method): string {
  if (method.kind === 'copy') return `every byte is copied, because ${method.why}`;
  const where = method.kind === 'store' ? `in the store ${method.store.name}` : "in Docker's own storage";
  return `it shares its blocks with its parent's ${where} until one of them writes (${method.why})`;
}
