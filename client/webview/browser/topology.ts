import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel } from '@dagrejs/dagre';
import type { Judged, Link, Part, Topology } from '../../../core/topology';
import { make } from './make';

/** Pixels of a part's box; its text is cut off at the end, and whole in the tooltip. */
const box = { width: 168, height: 44 };
const margin = 2;

interface Box {
  readonly part: Part;
  readonly left: number;
  readonly top: number;
}

interface Line {
  readonly link: Link;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** Draws parts as a list of boxes, from left to right in the direction of requests; lines are decoration, since each box says where it leads. */
export function drawTopology(target: HTMLElement, topology: Topology): void {
  const { boxes, lines, width, height } = arrange(topology);
  const list = make('ul', 'boxes');
  list.setAttribute('aria-label', 'Parts of the environment');
  list.append(...boxes.map((it) => boxElement(it, topology)));
  list.style.width = `${width}px`;
  list.style.height = `${height}px`;
  const canvas = make('div', 'canvas');
  canvas.append(linesElement(lines, width, height), list);
  target.replaceChildren(canvas);
}

function arrange({ parts, links }: Topology): { boxes: Box[]; lines: Line[]; width: number; height: number } {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', ranksep: 36, nodesep: 10, marginx: margin, marginy: margin });
  for (const { id } of parts) graph.setNode(id, { ...box });
  alignRoutes(graph, parts);
  for (const [index, { from, to }] of links.entries()) graph.setEdge(from, to, {}, String(index));
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const boxes = parts.map((part) => {
    const { x = 0, y = 0 } = graph.node(part.id);
    return { part, left: x - box.width / 2, top: y - box.height / 2 };
  });
  const lines = links.map((link, index) => ({
    link,
    points: graph.edge(link.from, link.to, String(index)).points ?? [],
  }));
  // The invisible node takes a column of its own.
  const blank = Math.min(...boxes.map(({ left }) => left)) - margin;
  return {
    boxes: boxes.map((it) => ({ ...it, left: it.left - blank })),
    lines: lines.map(({ link, points }) => ({ link, points: points.map(({ x, y }) => ({ x: x - blank, y })) })),
    width: width - blank,
    height,
  };
}

/** Routes stand in one column, where requests come in: an invisible node draws them there. */
function alignRoutes(graph: Graph<GraphLabel, NodeLabel, EdgeLabel>, parts: readonly Part[]): void {
  graph.setNode('outside', { width: 0, height: 0 });
  for (const { id } of parts.filter(({ kind }) => kind === 'route')) graph.setEdge('outside', id, { weight: 100 });
}

function boxElement({ part, left, top }: Box, topology: Topology): HTMLElement {
  const item = make('li', `part ${part.kind} ${part.judged?.state ?? ''}`.trim());
  item.style.left = `${left}px`;
  item.style.top = `${top}px`;
  item.tabIndex = 0;
  item.title = description(part, topology);
  item.setAttribute('aria-label', item.title.replaceAll('\n', '. '));
  item.append(make('span', 'name', part.name), make('span', 'detail', detail(part)));
  return item;
}

/** What colours say is said in words, too. */
const words: Readonly<Record<Judged['state'], string>> = {
  same: 'same',
  differs: 'differs',
  accepted: 'accepted as different',
  unknown: 'unknown',
  absent: 'not compared',
};

function detail({ detail: type, judged }: Part): string {
  return [type, judged ? words[judged.state] : ''].filter((it) => it !== '').join(' · ');
}

function description(part: Part, { parts, links }: Topology): string {
  const leads = links
    .filter(({ from }) => from === part.id)
    .map(({ to }) => parts.find(({ id }) => id === to)?.name ?? '');
  return [
    `${part.kind} ${part.name}`,
    part.detail,
    judgement(part.judged),
    leads.length > 0 ? `Leads to ${leads.join(', ')}` : '',
  ]
    .filter((it) => it !== '')
    .join('\n');
}

function judgement(judged: Judged | undefined): string {
  switch (judged?.state) {
    case 'same':
      return 'The same on this machine';
    case 'differs':
      return judged.message;
    case 'accepted':
      return `Differs, ${judged.reason}`;
    case 'unknown':
      return `Unknown: ${judged.reason}`;
    case 'absent':
      return 'Not compared: nothing describes it on this machine';
    default:
      return '';
  }
}

function linesElement(lines: readonly Line[], width: number, height: number): SVGElement {
  const svg = svgElement('svg', { width: String(width), height: String(height), 'aria-hidden': 'true' });
  svg.append(...lines.map(({ points }) => svgElement('path', { d: pathOf(points) })));
  return svg;
}

function pathOf(points: Line['points']): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(' ');
}

function svgElement(tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
