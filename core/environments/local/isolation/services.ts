import type { ComposeService } from '../../../compose/compose';
import type { OverrideMap } from './overrideText';
import { reset } from './overrideText';
import { dependencies } from './dependencies';
import type { Finding, Ground, Refusal } from './ground';
import { hosts } from './hosts';
import { images } from './images';
import { labels } from './labels';
import { mounts } from './mounts';
import { namespaces } from './namespaces';
import { foreignNetwork, ownNetworks } from './networks';
import { envFiles } from './readFiles';
import { volumesOf, type BranchedVolume } from './volumes';

/** A service as the branch runs it. */
export interface BranchedService {
  readonly service: ComposeService;
  /** What the override says of it, ports left out. */
  readonly fields: OverrideMap;
  readonly notes: readonly string[];
  readonly refusals: readonly Refusal[];
  readonly volumes: NonNullable<Finding['volumes']>;
  readonly reads: readonly string[];
}

/** Puts together what each look at a service finds. */
export function branchedService(
  service: ComposeService,
  ground: Ground,
  more: {
    readonly labels: OverrideMap;
    readonly stopped: ReadonlySet<string>;
    readonly volumes: readonly BranchedVolume[];
  },
): BranchedService {
  const findings: readonly Finding[] = [
    { fields: service.containerName ? { container_name: reset } : {} },
    images(service, ground),
    dependencies(service, more.stopped),
    replicas(service),
    ownNetworks(service),
    foreignNetwork(service),
    namespaces(service),
    mounts(service, ground),
    { refusals: refusedVolumes(service, more.volumes) },
    envFiles(service, ground),
    hosts(service, ground),
    labels(service, more.labels),
  ];
  return {
    service,
    fields: Object.assign({}, ...findings.map(({ fields }) => fields ?? {})) as OverrideMap,
    notes: findings.flatMap(({ notes }) => notes ?? []),
    refusals: findings.flatMap(({ refusals }) => refusals ?? []),
    volumes: findings.flatMap(({ volumes }) => volumes ?? []),
    reads: findings.flatMap(({ reads }) => reads ?? []),
  };
}

/** Several containers can't have one port: a branch runs one of each. */
function replicas({ name, tree, ports }: ComposeService): Finding {
  if (ports.length === 0) return {};
  const [scale, deployed] = [tree.entries.get('scale'), tree.entries.get('deploy')?.value];
  const inDeploy = deployed?.kind === 'map' && deployed.entries.has('replicas');
  if (!scale && !inDeploy) return {};
  return {
    fields: { ...(scale ? { scale: reset } : {}), ...(inDeploy ? { deploy: { replicas: reset } } : {}) },
    notes: [`${name} runs once in the branch.`],
  };
}

/** At the line where the service mounts it. */
function refusedVolumes(service: ComposeService, volumes: readonly BranchedVolume[]): Refusal[] {
  const used = new Set(volumesOf(service));
  return volumes
    .filter(({ key }) => used.has(key))
    .flatMap(({ key, refusals }) => {
      const source = service.volumes.find((mount) => mount.kind === 'volume' && mount.from === key)?.source;
      return refusals.map((refusal) => (source ? { ...refusal, source } : refusal));
    });
}
