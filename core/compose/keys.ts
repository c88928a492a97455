import { nearest } from '../nearest';
import type { Source } from '../text';
import { below, type Path } from './rules';
import type { ComposeError, Report } from './report';
import { isNull, itemsOf, placeOf, textOf, type Tree, type TreeMap } from './tree';

/** What a key of a service takes, in the long form. */
type Kind = 'text' | 'scalar' | 'texts' | 'list' | 'map' | 'any';

const words = (text: string) => new Set(text.split(' '));

/** Of compose-spec's schema; `scalar` also takes numbers and booleans, `any` also nothing. */
const serviceKeys: Readonly<Record<Kind, ReadonlySet<string>>> = {
  text: words(
    'cgroup cgroup_parent container_name cpuset domainname hostname image ipc isolation mac_address network_mode platform ' +
      'pull_policy pull_refresh_after restart runtime stop_grace_period stop_signal user uts userns_mode working_dir',
  ),
  scalar: words(
    'attach cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus init mem_limit ' +
      'mem_reservation mem_swappiness memswap_limit oom_kill_disable oom_score_adj pids_limit privileged read_only scale ' +
      'shm_size stdin_open tty use_api_socket',
  ),
  texts: words(
    'cap_add cap_drop device_cgroup_rules dns dns_opt dns_search external_links extra_hosts label_file links profiles ' +
      'security_opt tmpfs volumes_from',
  ),
  list: words('configs devices env_file expose group_add ports post_start pre_start pre_stop secrets volumes'),
  map: words(
    'annotations blkio_config build credential_spec depends_on environment extends healthcheck labels logging models ' +
      'networks provider storage_opt sysctls ulimits',
  ),
  any: words('command deploy develop entrypoint gpus pid'),
};

/** The other places with keys of their own. */
const keysAt: Readonly<Record<string, ReadonlySet<string>>> = {
  '': words('configs include models name networks secrets services version volumes'),
  'configs.*': words('content environment external file labels name template_driver'),
  'networks.*': words('attachable driver driver_opts enable_ipv4 enable_ipv6 external internal ipam labels name'),
  'secrets.*': words('driver driver_opts environment external file labels name template_driver'),
  'services.*': new Set(Object.values(serviceKeys).flatMap((keys) => [...keys])),
  'services.*.build': words(
    'additional_contexts args cache_from cache_to context dockerfile dockerfile_inline entitlements extra_hosts isolation ' +
      'labels network no_cache platforms privileged provenance pull sbom secrets shm_size ssh tags target ulimits',
  ),
  'services.*.depends_on.*': words('condition required restart'),
  'services.*.deploy': words(
    'endpoint_mode labels mode placement replicas resources restart_policy rollback_config update_config',
  ),
  'services.*.env_file.[]': words('format path required'),
  'services.*.extends': words('file service'),
  'services.*.healthcheck': words('disable interval retries start_interval start_period test timeout'),
  'services.*.logging': words('driver options'),
  'services.*.networks.*': words(
    'aliases driver_opts gw_priority interface_name ipv4_address ipv6_address link_local_ips mac_address priority',
  ),
  'services.*.ports.[]': words('app_protocol host_ip mode name protocol published target'),
  'services.*.volumes.[]': words('bind consistency image read_only source target tmpfs type volume'),
  'volumes.*': words('driver driver_opts external labels name'),
};

/** Reports keys that Compose does not know, and values of services that are not of the key's kind. */
export function checkKeys(tree: Tree, report: Report, path: Path): void {
  if (tree.kind === 'list') tree.items.forEach((item) => checkKeys(item, report, below(path, '[]')));
  if (tree.kind !== 'map') return;
  const known = Object.hasOwn(keysAt, path.pattern) ? keysAt[path.pattern] : undefined;
  for (const [key, entry] of tree.entries) {
    if (key.startsWith('x-') && known) continue;
    // A newer Compose may know it: the rest is read all the same.
    if (known && !known.has(key)) report.warn(unknownKey(key, [...known], entry.key));
    else checkKeys(entry.value, report, below(path, key));
  }
  if (path.pattern !== 'services.*') return;
  checkKinds(tree, report);
  for (const key of distinct) checkDistinct(itemsOf(tree, key), report);
}

function unknownKey(key: string, known: readonly string[], place: Source): ComposeError {
  const meant = nearest(key, known);
  const hint = meant === undefined ? '' : `: did you mean ${meant}?`;
  return {
    code: 'UNKNOWN_KEY',
    message: `Compose has no key ${key} here${hint}`,
    ...place,
    ...(meant ? { meant } : {}),
  };
}

function checkKinds(service: TreeMap, report: Report): void {
  for (const [kind, keys] of Object.entries(serviceKeys) as [Kind, ReadonlySet<string>][]) {
    for (const [key, { value }] of service.entries) {
      if (keys.has(key) && !isOf(kind, value))
        report.refuse('WRONG_KIND', `${key} must be ${kindNames[kind]}`, placeOf(value.layer));
    }
  }
}

/** Lists that are appended, but may not say the same twice. */
const distinct = words('device_cgroup_rules external_links group_add security_opt volumes_from');

function checkDistinct(items: readonly Tree[], report: Report): void {
  const seen = new Set<string>();
  for (const item of items) {
    const text = textOf(item);
    if (text === undefined) continue;
    if (seen.has(text)) report.refuse('DUPLICATE_ITEM', `${text} stands in this list twice`, item.layer);
    seen.add(text);
  }
}

const kindNames: Readonly<Record<Kind, string>> = {
  text: 'a text',
  scalar: 'a text or a number',
  texts: 'a list of texts',
  list: 'a list',
  map: 'a mapping',
  any: 'a value',
};

function isOf(kind: Kind, value: Tree): boolean {
  if (kind === 'any') return true;
  if (kind === 'text') return value.kind === 'scalar' && value.type === 'text';
  if (kind === 'scalar') return value.kind === 'scalar' && !isNull(value);
  if (kind === 'map') return value.kind === 'map';
  return value.kind === 'list' && (kind === 'list' || value.items.every((item) => isOf('text', item)));
}
