import type { ComposeService } from './compose';
import type { Report } from './report';
import { at, entriesOf, itemsOf, mapOf, scalarOf, textOf, type Layer, type TreeMap } from './tree';

/** What Compose refuses when everything is merged (compose-go, loader/validate.go); services that no profile starts are left out. */
export function checkProject(model: TreeMap, services: readonly ComposeService[], report: Report): void {
  const all = new Map(services.map((service) => [service.name, service]));
  const written = mapOf(model, 'services');
  const whole = services.filter(({ name }) => written?.entries.get(name)?.value.kind === 'map');
  for (const service of whole) if (service.active) new ServiceCheck(model, service, all, report).run();
  checkCycles(services, all, report);
}

class ServiceCheck {
  constructor(
    private readonly model: TreeMap,
    private readonly service: ComposeService,
    private readonly all: ReadonlyMap<string, ComposeService>,
    private readonly report: Report,
  ) {}

  run(): void {
    this.content();
    this.network();
    this.dependencies();
    this.volumes();
    this.files('secrets', 'SECRET_UNDEFINED');
    this.files('configs', 'CONFIG_UNDEFINED');
    this.healthcheck();
    this.scale();
  }

  private refuse(code: string, what: string, layer?: Layer): void {
    this.report.refuse(code, `The service ${this.service.name} ${what}`, layer ?? this.service.source);
  }

  private content(): void {
    const { tree } = this.service;
    // One that still extends another lacks its base, which is said there.
    if (!mapOf(tree, 'build') && !scalarOf(tree, 'image') && !at(tree, 'provider') && !at(tree, 'extends'))
      this.refuse('SERVICE_EMPTY', 'has neither an image nor a build');
    const inline = scalarOf(tree, 'build', 'dockerfile_inline');
    if (inline && scalarOf(tree, 'build', 'dockerfile'))
      this.refuse('DOCKERFILE_TWICE', 'has both a Dockerfile and an inline one', inline.layer);
  }

  private network(): void {
    const { tree } = this.service;
    const networks = entriesOf(tree, 'networks');
    const mode = scalarOf(tree, 'network_mode');
    if (mode && networks.length > 0) this.refuse('NETWORK_TWICE', 'has both a network mode and networks', mode.layer);
    for (const [name, { value }] of networks)
      if (name !== 'default' && !this.declares('networks', name))
        this.refuse('NETWORK_UNDEFINED', `is in the network ${name}, which is not declared`, value.layer);
  }

  private dependencies(): void {
    for (const { name, required, source } of this.service.dependsOn) {
      const other = this.all.get(name);
      if (other ? !other.active && required : true)
        this.report.refuse(
          'SERVICE_UNDEFINED',
          `The service ${this.service.name} depends on ${name}, which ${other ? 'no chosen profile starts' : 'does not exist'}`,
          source,
        );
    }
  }

  private volumes(): void {
    for (const item of itemsOf(this.service.tree, 'volumes')) {
      const source = textOf(item, 'source');
      if ((textOf(item, 'type') ?? 'volume') !== 'volume' || !source || this.declares('volumes', source)) continue;
      this.refuse('VOLUME_UNDEFINED', `mounts the volume ${source}, which is not declared`, item.layer);
    }
  }

  private files(section: 'secrets' | 'configs', code: string): void {
    for (const item of itemsOf(this.service.tree, section)) {
      const source = textOf(item, 'source');
      if (source !== undefined && !this.declares(section, source))
        this.refuse(code, `uses ${source} of ${section}, which is not declared`, item.layer);
    }
  }

  private healthcheck(): void {
    const [first] = itemsOf(this.service.tree, 'healthcheck', 'test');
    const word = textOf(first);
    if (first && word !== undefined && !/^(CMD|CMD-SHELL|NONE)$/.test(word))
      this.refuse(
        'HEALTHCHECK_FORM',
        'has a health check that does not begin with CMD, CMD-SHELL or NONE',
        first.layer,
      );
  }

  private scale(): void {
    const { tree } = this.service;
    const [scale, replicas] = [scalarOf(tree, 'scale'), scalarOf(tree, 'deploy', 'replicas')];
    if (scale?.value !== undefined && replicas?.value !== undefined && scale.value !== replicas.value)
      this.refuse('SCALE_TWICE', 'has another scale than replicas', scale.layer);
    const container = scalarOf(tree, 'container_name');
    if (container && Number((scale ?? replicas)?.value ?? 1) > 1)
      this.refuse('NAME_OF_SEVERAL', 'gives several containers one name', container.layer);
  }

  private declares(section: string, name: string): boolean {
    return (
      this.model.entries.get(section)?.value.kind === 'map' && mapOf(this.model, section)?.entries.has(name) === true
    );
  }
}

/** Services that wait for one another never start. */
function checkCycles(
  services: readonly ComposeService[],
  all: ReadonlyMap<string, ComposeService>,
  report: Report,
): void {
  const done = new Set<string>();
  const visit = (name: string, trail: readonly string[]): void => {
    if (done.has(name) || trail.length > 1000) return;
    for (const { name: next, source } of all.get(name)?.dependsOn ?? []) {
      const cycle = [...trail, name, next];
      if (trail.includes(next) || next === name)
        report.refuse(
          'DEPENDENCY_CYCLE',
          `Services depend on one another: ${cycle.slice(cycle.indexOf(next)).join(' → ')}`,
          source,
        );
      else visit(next, [...trail, name]);
    }
    done.add(name);
  };
  for (const { name } of services) visit(name, []);
}
