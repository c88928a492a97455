import { renderYaml } from '../yaml';
import { localEngine } from './engines';
import type { PlannedService } from './stack';

export interface ComposeOptions {
  readonly project: string;
  /** Labels of every container, volume and network. */
  readonly labels: Readonly<Record<string, string>>;
  /** Service → port on 127.0.0.1. */
  readonly ports: ReadonlyMap<string, number>;
  readonly password: string;
}

/** The text of a Compose file that runs services, each reachable on 127.0.0.1 alone. */
export function composeText(services: readonly PlannedService[], options: ComposeOptions): string {
  const { project, labels } = options;
  return renderYaml({
    name: project,
    services: Object.fromEntries(services.map((service) => [service.name, composeService(service, options)])),
    volumes: Object.fromEntries(services.filter(hasData).map(({ name }) => [volumeOf(name), { labels }])),
    networks: { default: { labels } },
  });
}

function composeService(service: PlannedService, { labels, ports, password }: ComposeOptions) {
  const engine = localEngine(service.engine);
  const environment = engine?.environment(password) ?? {};
  const data = engine?.data?.(service.version);
  const published = ports.get(service.name);
  return {
    image: service.image,
    pull_policy: 'never',
    ...(Object.keys(environment).length > 0 ? { environment: escaped(environment) } : {}),
    ...(published === undefined ? {} : { ports: [`127.0.0.1:${published}:${service.port}`] }),
    ...(data === undefined ? {} : { volumes: [`${volumeOf(service.name)}:${data}`] }),
    ...(engine?.healthcheck
      ? { healthcheck: { test: ['CMD', ...engine.healthcheck], interval: '1s', timeout: '5s', retries: 120 } }
      : {}),
    labels,
    restart: 'unless-stopped',
  };
}

/** Compose reads a dollar sign as the beginning of a variable. */
function escaped(environment: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, value.replaceAll('$', () => '$$')]),
  );
}

/** Whether a service keeps data in a volume. */
export function hasData(service: PlannedService): boolean {
  return localEngine(service.engine)?.data !== undefined;
}

/** The volume of a service's data, as the Compose file names it. The engine refuses names of one letter. */
export function volumeOf(name: string): string {
  return `${name}-data`;
}
