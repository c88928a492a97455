import type { ComposeProject, ComposeService } from '../../compose/compose';
import { UserError } from '../../errors';
import { LineIndex, type Source } from '../../text';
import { valueAt } from '../../yaml';

/** What two environments must not share. Throws a `UserError` with the line where it stands. */
export function refuseShared(compose: ComposeProject, service: ComposeService): void {
  const refuse = (source: Source, what: string): never => {
    const place = `${source.file}, line ${lineOf(compose, source)}`;
    throw new UserError(
      `${service.name} can't be branched: ${what} (${place}).`,
      'Change it, or branch production instead.',
    );
  };
  if (service.networkMode)
    refuse(service.networkMode.source, `its network is "${service.networkMode.written}", not its own`);
  for (const mount of service.volumes) {
    const from = mount.from ?? '';
    if (mount.kind === 'volume' && isExternal(compose, from))
      refuse(mount.source, `its volume "${from}" is external and would be shared`);
    if (mount.kind === 'volume' && hasDevice(compose, from))
      refuse(mount.source, `its volume "${from}" lies at a fixed place ("device") and would be shared`);
    if (mount.kind === 'bind' && isOutside(from))
      refuse(mount.source, `it mounts "${from}", which is outside of the worktree`);
  }
}

function lineOf(compose: ComposeProject, source: Source): number {
  const text = compose.files.find(({ path }) => path === source.file)?.document.text ?? '';
  return new LineIndex(text).position(source.span.start).line + 1;
}

function isExternal(compose: ComposeProject, volume: string): boolean {
  return compose.volumes.some(({ name, external }) => name === volume && external);
}

/** The local driver's options can put a volume anywhere: a folder of the machine, a network share. */
function hasDevice(compose: ComposeProject, volume: string): boolean {
  const path = ['volumes', volume, 'driver_opts', 'device'];
  return compose.files.some(({ document }) => valueAt(document.root, path) !== undefined);
}

function isOutside(path: string): boolean {
  return /^(\/|~|\\|[A-Za-z]:|\$)|(^|\/)\.\.(\/|$)/.test(path);
}
