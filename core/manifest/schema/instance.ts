import {
  boolean,
  either,
  keysOf,
  listOf,
  namesTo,
  number,
  numberIn,
  oneOf,
  orNull,
  text,
  anything,
  type Keys,
} from './types';

const profiles = {
  HIGH_CPU: 'Little memory per CPU: 384 MB at 1 CPU.',
  BALANCED: 'Medium memory per CPU: 1,920 MB at 1 CPU.',
  HIGH_MEMORY: 'Much memory per CPU: 2,432 MB at 1 CPU.',
  HIGHER_MEMORY: 'Most memory per CPU: 3,840 MB at 1 CPU.',
};

export const containerProfile = {
  schema: orNull(oneOf(Object.keys(profiles), profiles)),
  doc: 'How much memory the container gets for each CPU. The default depends on the image; amounts themselves are set for each environment, not here.',
  link: 'manage-resources/adjust-resources.html',
} as const;

export const relationships = {
  schema: namesTo(
    orNull(
      either(text({ reference: 'relationship' }), {
        ...keysOf({
          service: {
            schema: text({ reference: 'relationship-service' }),
            doc: "The service or application to reach. Default: the one with the relationship's own name.",
          },
          endpoint: {
            schema: text({ reference: 'relationship-endpoint' }),
            doc: "The endpoint to reach. Default: the service's own default; applications have none and need `http`.",
          },
        }),
      }),
    ),
    'name of the relationship',
  ),
  doc: 'The services and applications that this one may reach, under names of its own. Each gives the container variables such as `DATABASE_HOST` for a relationship called `database`.',
  link: 'create-apps/image-properties/relationships.html',
} as const;

const mount = keysOf({
  source: {
    schema: oneOf(['storage', 'instance', 'tmp', 'temporary', 'service'], {
      storage: 'Persistent; shared by all instances and workers of the application.',
      instance: 'On the disk of one instance, up to 8 GB; not shared.',
      tmp: 'Temporary, up to 8 GB; may be emptied at any maintenance.',
      temporary: 'The same as `tmp`.',
      service: 'A network-storage service, named by `service`.',
    }),
    doc: 'What kind of storage the mount is.',
    required: true,
  },
  source_path: {
    schema: text(),
    doc: "Folder inside of the storage. Default: the mount's own path; an empty text is the whole storage.",
  },
  service: {
    schema: text({ reference: 'mount-service' }),
    doc: 'With `source: service`, the network-storage service. With `source: storage`, another application whose storage is shared.',
  },
});

export const mounts = {
  schema: namesTo(either(mount, { kinds: ['text'] }), 'path below the application root'),
  doc: 'Folders that can be written at run time; everything else is read-only then. They do not exist during the build.',
  link: 'create-apps/image-properties/mounts.html',
} as const;

export const variables = {
  schema: namesTo(namesTo(anything, 'name of the variable'), 'prefix: `env` for environment variables'),
  doc: 'Variables by prefix. Names below `env` become environment variables; others are in `PLATFORM_VARIABLES` as `prefix:NAME`; `php` sets php.ini values. Present at build and run time. No place for secrets.',
  link: 'create-apps/image-properties/variables.html',
} as const;

const outboundRule = keysOf({
  protocol: { schema: oneOf(['tcp']), doc: 'Only `tcp`, which is the default.' },
  ips: {
    schema: listOf(text({ format: 'cidr' })),
    doc: 'Addresses in CIDR notation, such as `1.2.3.4/32`. Not together with `domains`.',
  },
  domains: {
    schema: listOf(text({ format: 'domain' })),
    doc: 'Host names, without scheme and wildcard. Not together with `ips`.',
  },
  ports: {
    schema: listOf(numberIn({ minimum: 1, maximum: 65535 })),
    doc: 'Ports from 1 to 65535. Port 25 is always blocked.',
  },
});

export const firewall = {
  schema: orNull(
    keysOf({
      outbound: {
        schema: listOf(outboundRule),
        doc: 'Connections that the container may open. Everything else is refused.',
        required: true,
      },
    }),
  ),
  doc: 'Limits the connections that go out. Without it, all are allowed.',
  link: 'create-apps/image-properties/firewall.html',
} as const;

export const access = {
  schema: keysOf({
    ssh: {
      schema: oneOf(['admin', 'contributor', 'viewer']),
      doc: 'The least role that may log in over SSH. Default: `contributor`.',
    },
  }),
  doc: 'Who may reach the container over SSH.',
  link: 'create-apps/image-properties/access.html',
} as const;

export const additionalHosts = {
  schema: namesTo(text(), 'host name'),
  doc: 'Host names and their IP addresses, added to `/etc/hosts`.',
  link: 'create-apps/image-properties/additional_hosts.html',
} as const;

/** What an application sets for all of its instances, and `web` or a worker may set anew for theirs (the value is replaced whole). */
export const instanceKeys: Keys = {
  container_profile: containerProfile,
  relationships,
  mounts,
  access,
  variables,
  firewall,
  additional_hosts: additionalHosts,
};

const deprecatedSize = 'Resources are set for each environment: `upsun resources:set`.';

export const deprecatedResources = {
  size: { schema: text(), doc: 'A size of the older configuration.', deprecated: deprecatedSize },
  resources: {
    schema: keysOf({
      base_memory: { schema: number, doc: 'MB.' },
      memory_ratio: { schema: number, doc: 'MB for each CPU.' },
    }),
    doc: 'Memory settings of the older configuration.',
    deprecated: deprecatedSize,
  },
} satisfies Keys;

export const enabled = { schema: boolean, doc: 'Whether it is on.', required: true } as const;
