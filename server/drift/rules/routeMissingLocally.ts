import type { RouteDifference, UnroutedApplication } from '../../../core/drift/routes';
import type { ProxyRoute } from '../../../core/readers/proxy/proxy';
import type { Project } from '../../../core/project';
import type { Finding, Rule } from '../../problem';

export const routeMissingLocally: Rule<Project> = {
  code: 'route-missing-locally',
  severity: 'information',
  summary: 'The local proxy sends requests to another place than the routes of the manifest do',
  explanation:
    'What is tried locally under one address is then another application than in production, and links, cookies and redirects between applications are not tried at all. Compared are the sub-domain and the path of a route, never the name of the domain; a redirect with the local one for the same address. That an application has no route is a hint, and only where the proxy serves several others and the application publishes no port of its own. Nothing is said where a part of the proxy’s configuration can not be read.',
  basis:
    '`routes` of the manifest against the labels of Traefik, and the configuration of nginx and Caddy that Compose mounts',
  *check({ routes: { differences, unrouted } }) {
    for (const difference of differences) yield* checkDifference(difference);
    for (const application of unrouted) yield* checkUnrouted(application);
  },
};

function checkDifference({ declared, local, want, have }: RouteDifference): Finding[] {
  const verb = declared.answer.by === 'redirect' ? 'is redirected' : 'goes';
  const shared = {
    about: declared.title,
    ...(declared.answer.by === 'application' ? { subject: { kind: 'application' as const, name: want } } : {}),
  };
  return [
    {
      ...shared,
      source: local.source,
      message: `${addressOf(local)} ${verb} to ${have} here, ${declared.title} to ${want} in production`,
      related: [{ source: declared.source, message: `${declared.title} ${verb} to ${want}` }],
    },
    {
      ...shared,
      source: declared.source,
      message: `${declared.title} ${verb} to ${want} in production, and to ${have} locally (${local.source.file})`,
      related: [{ source: local.source, message: `${addressOf(local)} ${verb} to ${have}` }],
    },
  ];
}

function checkUnrouted({ declared, application, local }: UnroutedApplication): Finding[] {
  return [
    {
      severity: 'hint',
      subject: { kind: 'application', name: application },
      source: declared.source,
      message: `${application} has no route in the local proxy, which serves other applications: add one for ${declared.title}`,
      related: [{ source: local.source, message: 'The proxy has a route to another application' }],
    },
  ];
}

/** `api.localhost/path`, or the path alone where any host will do. */
function addressOf({ host, path }: ProxyRoute): string {
  return `${host ?? ''}${path}` || '/';
}
