import type { ComposeService } from '../../../compose/compose';
import type { Finding } from './ground';
import type { OverrideMap } from './overrideText';

/** Our labels. A proxy that watches all containers would send the parent's visitors to the branch, too: it is told to leave it out. */
export function labels({ name, labels: written, environment }: ComposeService, own: OverrideMap): Finding {
  const routed = written.some((label) => label.name.startsWith('traefik.'));
  const hosted = environment.some((variable) => variable.name === 'VIRTUAL_HOST');
  return {
    fields: { labels: { ...(routed ? { 'traefik.enable': 'false' } : {}), ...own } },
    notes: [
      ...(routed ? [`Traefik does not route to ${name} of the branch: use its own port.`] : []),
      ...(hosted
        ? [`VIRTUAL_HOST of ${name} is the parent's: a proxy that watches all containers mixes them up.`]
        : []),
    ],
  };
}
