import { valueOf, type EnvironmentModel } from '../model';
import type { Project } from '../project';
import type { Judged, Link, Part, Topology } from '../topology';
import { titleOf } from './engines';
import { factsByPlace } from './facts';
import { partsText, strongest, type ComparedFact } from './facts/fact';

/** What is declared as a picture: routes lead to applications, applications to what they have relationships with. */
export function topologyOf(project: Project): Topology {
  const { declared } = project;
  const facts = factsByPlace(project).flatMap((it) => it.facts);
  const judge = (name: string) => judgedOf(facts.filter((it) => it.name === name));
  const applications = declared.applications.map(({ name, runtime }): Part => {
    const { name: language, version } = valueOf(runtime) ?? {};
    const detail = language === undefined ? '' : titled(language, version && valueOf(version));
    return { id: idOf(name), kind: 'application', name, detail, judged: judge(name) };
  });
  const services = declared.services.map(({ name, engine, version }): Part => {
    const type = valueOf(engine);
    const detail = type === undefined ? '' : titled(type, valueOf(version));
    return { id: idOf(name), kind: 'service', name, detail, judged: judge(name) };
  });
  const routes = declared.routes.map(({ url, kind }): Part => ({
    id: `route ${url}`,
    kind: 'route',
    name: url,
    detail: kind === 'redirect' ? 'redirect' : '',
  }));
  const parts = unique([...routes, ...applications, ...services]);
  const ids = new Set(parts.map(({ id }) => id));
  return { parts, links: linksOf(declared).filter(({ from, to }) => ids.has(from) && ids.has(to)) };
}

function linksOf({ applications, routes }: EnvironmentModel): Link[] {
  return [
    ...routes.flatMap(({ url, target }) => (target === undefined ? [] : [{ from: `route ${url}`, to: idOf(target) }])),
    ...applications.flatMap(({ name, relationships }) =>
      relationships.map((it) => ({ from: idOf(name), to: idOf(it.service), name: it.name })),
    ),
  ];
}

/** Applications and services share one space of names. */
function idOf(name: string): string {
  return `part ${name}`;
}

/** A manifest that is being typed may name a thing twice. */
function unique(parts: readonly Part[]): Part[] {
  return [...new Map(parts.toReversed().map((part) => [part.id, part])).values()].toReversed();
}

function titled(type: string, version: string | undefined): string {
  return version === undefined ? titleOf(type) : `${titleOf(type)} ${version}`;
}

function judgedOf(facts: readonly ComparedFact[]): Judged {
  const verdict = strongest(facts.map((it) => it.verdict));
  const fact = facts.find((it) => it.verdict === verdict);
  if (verdict === 'differs') return { state: 'differs', message: fact ? sentence(fact) : '' };
  if (verdict === 'accepted') return { state: 'accepted', reason: fact?.reason ?? '' };
  if (verdict === 'unknown') return { state: 'unknown', reason: fact?.reason ?? 'it can not be told from here' };
  return { state: verdict };
}

/** "PostgreSQL 17 is declared, PostgreSQL 15 is here". */
function sentence({ declared, local, reason, differences = [] }: ComparedFact): string {
  if (reason !== undefined && partsText(differences) !== '') return reason;
  const here = local.map(({ text }) => text).join(', ');
  if (!declared) return `${here} is here, and not declared`;
  return here === ''
    ? `${declared.text} is declared: ${reason ?? 'it is not here'}`
    : `${declared.text} is declared, ${here} is here`;
}
