import { factPerEntry } from '../../../core/manifest/keptPerEntry';
import type { Manifest } from '../../../core/manifest/manifest';
import { targetOf } from '../../../core/readers/manifest';
import type { Source } from '../../../core/text';
import { pairsOf, sourceIn, valueAt } from '../../../core/yaml';
import type { ManifestRule } from '../manifestRule';

export const relationshipCycle: ManifestRule = {
  code: 'relationship-cycle',
  severity: 'warning',
  summary: 'Applications or services that need each other',
  explanation:
    'Containers are started in the order of their relationships. Where these go round in a circle, the platform leaves one of them out: the variables of that relationship are missing. Let one side reach the other by its route instead.',
  basis: 'Rule R38',
  *check({ manifest }) {
    if (manifest.state !== 'known') return;
    const graph = graphOf(manifest);
    dropEnds(graph);
    const walked = new Set<string>();
    for (const name of graph.keys()) {
      const circle = circleFrom(name, graph, walked);
      const [first, ...others] = circle;
      if (!first) continue;
      yield {
        message: `Circular relationships ${[...circle.map(({ from }) => from), first.from].join(' → ')}: one of them is left out`,
        source: first.source,
        related: others.map(({ source, from, to }) => ({ source, message: `"${from}" needs "${to}"` })),
      };
    }
  },
};

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly source: Source;
}

/** By name, the relationships of an application (not of its workers, which nothing needs) or service to others. */
type Graph = Map<string, Edge[]>;

function graphOf({ applications, services }: Manifest): Graph {
  const entries = [...applications, ...services];
  const names = new Set(entries.map(({ name }) => name));
  return new Map(entries.map((entry) => [entry.name, edgesFrom(entry).filter(({ to }) => names.has(to))]));
}

const edgesFrom = factPerEntry(({ name: from, node, file }): readonly Edge[] =>
  [node, valueAt(node, ['web'])]
    .flatMap((it) => pairsOf(valueAt(it, ['relationships'])))
    .map(({ key, value }) => ({ from, to: targetOf(key.text, value).service, source: sourceIn(file, key) })),
);

/** Takes out what leads to no circle, until all that is left does. */
function dropEnds(graph: Graph): void {
  const users = new Map<string, string[]>();
  for (const { from, to } of [...graph.values()].flat()) users.set(to, [...(users.get(to) ?? []), from]);
  const ends = [...graph].filter(([, edges]) => edges.length === 0).map(([name]) => name);
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    graph.delete(end);
    for (const user of new Set(users.get(end))) {
      const left = graph.get(user)?.filter(({ to }) => to !== end);
      if (!left) continue;
      graph.set(user, left);
      if (left.length === 0) ends.push(user);
    }
  }
}

/** The circle that the first relationships from here lead into; none where what was walked before comes first. */
function circleFrom(start: string, graph: Graph, walked: Set<string>): Edge[] {
  const path = new Map<string, Edge>();
  for (let at = start; !walked.has(at);) {
    const edge = graph.get(at)?.[0];
    if (!edge) return [];
    walked.add(at);
    path.set(at, edge);
    at = edge.to;
    if (path.has(at)) return [...path.values()].slice([...path.keys()].indexOf(at));
  }
  return [];
}
