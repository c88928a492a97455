import type { ComposeProject, ComposeService } from '../compose/compose';
import { parseImageReference } from '../compose/imageReference';
import { valueOf } from '../model';
import { meaningOf } from '../readers/images';
import type { ProxyRoute } from '../readers/proxy/proxy';
import type { Comparison } from './drift';

/** The containers of a Compose project, by the host names that a proxy has for them. */
export class RoutedContainers {
  private readonly applications: ReadonlyMap<string, string>;

  constructor(
    private readonly comparison: Comparison,
    private readonly compose: ComposeProject,
    private readonly routes: readonly ProxyRoute[],
  ) {
    this.applications = new Map(
      comparison.applications.flatMap(({ declared, containers }) => containers.map((it) => [it.name, declared.name])),
    );
  }

  /** Route → the application that it leads to. */
  served(): ReadonlyMap<ProxyRoute, string> {
    return new Map(
      this.routes.flatMap((route) => {
        const application = route.answer.by === 'container' ? this.applicationAt(route.answer.host) : undefined;
        return application === undefined ? [] : [[route, application] as const];
      }),
    );
  }

  /** Those that requests reach first: a proxy behind another one gets no request of its own. */
  outermost(): ProxyRoute[] {
    const behind = new Set(
      this.routes.flatMap(({ proxy, answer }) => {
        const name = answer.by === 'container' ? this.serviceAt(answer.host)?.name : undefined;
        return name === undefined || name === proxy ? [] : [name];
      }),
    );
    return this.routes.filter(({ proxy }) => proxy === undefined || !behind.has(proxy));
  }

  /** Whether Compose runs an application. */
  run(application: string): boolean {
    return this.servicesOf(application).length > 0;
  }

  /** Whether it is started, and publishes no port of its own. */
  areHidden(application: string): boolean {
    const services = this.servicesOf(application);
    return (
      services.length > 0 &&
      services.every(({ active, ports, networkMode }) => active && ports.length === 0 && !networkMode)
    );
  }

  /** Whether nothing that a route leads to may be a way to one more application. */
  areAllKnown(): boolean {
    return this.routes.every(({ answer }) => {
      if (answer.by !== 'container' || this.applicationAt(answer.host) !== undefined) return true;
      const service = this.serviceAt(answer.host);
      return service !== undefined && this.isNoWayOn(service);
    });
  }

  /** A database, or a tool that is no proxy itself. */
  private isNoWayOn({ name, image }: ComposeService): boolean {
    const engine = this.comparison.local.services.find((it) => it.name === name)?.engine;
    if (engine && valueOf(engine) !== undefined) return true;
    const reference = image?.value === undefined ? undefined : parseImageReference(image.value);
    return (
      reference !== undefined &&
      meaningOf(reference).kind === 'tool' &&
      !/nginx|httpd|caddy|traefik|haproxy|envoy|ngrok/.test(reference.name)
    );
  }

  /** The application of a container; behind a proxy of its own, the one that this sends everything to. */
  private applicationAt(host: string, depth = 0): string | undefined {
    const service = this.serviceAt(host);
    const own = service && this.applications.get(service.name);
    if (!service || own !== undefined || depth > 2) return own;
    const behind = this.routes.filter((it) => it.proxy === service.name && it.answer.by === 'container');
    const found = new Set(
      behind.map(({ answer }) => (answer.by === 'container' ? this.applicationAt(answer.host, depth + 1) : undefined)),
    );
    return found.size === 1 ? [...found][0] : undefined;
  }

  private servicesOf(application: string): ComposeService[] {
    return this.compose.services.filter(({ name }) => this.applications.get(name) === application);
  }

  private serviceAt(host: string): ComposeService | undefined {
    return this.compose.services.find(({ name, containerName }) => [name, containerName?.value].includes(host));
  }
}
