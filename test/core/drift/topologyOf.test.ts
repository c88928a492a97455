import { expect, test } from 'vitest';
import { topologyOf } from '../../../core/drift/topologyOf';
import type { Judged } from '../../../core/topology';
import { projectOf, readFixture } from '../../fixture';

const drawing = `
  applications:
    app:
      type: nodejs:24
      source: { root: / }
      relationships:
        database: "db:postgresql"
        lost: "nowhere:redis"
  services:
    db: { type: "postgresql:17" }
    cache: { type: "redis:8.0" }
    search: { type: "opensearch:2" }
  routes:
    "https://{default}/": { type: upstream, upstream: "app:http" }
    "https://www.{default}/": { type: redirect, to: "https://{default}/" }

  #- /compose.yaml
  services:
    db: { image: "postgres:15" }
    cache: { image: "redis:8" }
`;

test('parts with what is known of them, and what leads to what', () => {
  const { parts, links } = topologyOf(projectOf(readFixture(drawing)));
  const nameOf = (id: string) => parts.find((it) => it.id === id)?.name ?? id;
  expect(parts.map(({ kind, name, detail, judged }) => `${kind} ${name} [${detail}] ${said(judged)}`.trim())).toEqual([
    'route https://{default}/ []',
    'route https://www.{default}/ [redirect]',
    'application app [Node.js 24] absent',
    'service db [PostgreSQL 17] differs: PostgreSQL 17 is declared, PostgreSQL 15 is here',
    'service cache [Redis 8.0] same',
    'service search [OpenSearch 2] differs: OpenSearch 2 is declared: nothing runs it here',
  ]);
  expect(links.map(({ from, to, name }) => `${nameOf(from)} → ${nameOf(to)} ${name ?? ''}`.trim())).toEqual([
    'https://{default}/ → app',
    'app → db database',
  ]);
});

function said(judged: Judged | undefined): string {
  if (judged?.state === 'differs') return `differs: ${judged.message}`;
  return judged?.state ?? '';
}
