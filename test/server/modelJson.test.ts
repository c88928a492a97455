import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import schema from '../../docs/model.schema.json';
import { known, type EnvironmentModel } from '../../core/model';
import { modelsAsData } from '../../server/modelJson';
import { projectOf, readFixture } from '../fixture';

const valid = new Ajv({ allErrors: true }).compile(schema);
const project = projectOf(
  readFixture(`
applications:
  app:
    type: nodejs:24
    relationships: { db: }
services:
  db: { type: "postgresql:17" }
routes:
  "https://{default}/": { type: upstream, upstream: "app:http" }
#- /compose.yaml
services:
  db:
    image: postgres:15
#- /.nvmrc
22
`),
);

test('every place is as the schema says', () => {
  const models = modelsAsData(project, undefined).map((it) => ({ project: '', ...(it as object) }));
  expect(valid({ version: 1, models }), JSON.stringify(valid.errors)).toBe(true);
  expect(models).toMatchObject([{ place: 'manifest' }, { place: 'compose' }, { place: 'files' }]);
});

test('one place alone, with facts at their lines', () => {
  expect(modelsAsData(project, 'compose')).toMatchObject([
    {
      place: 'compose',
      origin: 'local',
      services: [
        {
          name: 'db',
          version: {
            state: 'known',
            value: '15',
            source: {
              file: 'compose.yaml',
              range: { start: { line: 2, character: 20 }, end: { line: 2, character: 22 } },
            },
          },
        },
      ],
    },
  ]);
});

test('a place that the project does not have is no model', () => {
  expect(modelsAsData(project, 'lando')).toEqual([]);
});

describe('secrets are masked', () => {
  const source = { file: 'compose.yaml', span: { start: 0, end: 1 } };
  const local = {
    ...project.declared,
    variables: [
      { name: 'API_TOKEN', value: known('abc123', source), source },
      { name: 'DB_PASSWORD', value: 'abc123' },
      { name: 'DATABASE_URL', value: known('postgres://main:abc123@db:5432/main', source) },
      { name: 'MODE', value: known('prod', source) },
    ],
  } as EnvironmentModel;
  const [model] = modelsAsData({ ...project, declared: local }, 'manifest');

  test('by the name of the variable, and in URLs', () => {
    expect(JSON.stringify(model)).not.toContain('abc123');
    expect(model).toMatchObject({
      variables: [
        { name: 'API_TOKEN', value: { state: 'known', value: '***', source: { file: 'compose.yaml' } } },
        { name: 'DB_PASSWORD', value: '***' },
        { name: 'DATABASE_URL', value: { value: 'postgres://main:***@db:5432/main' } },
        { name: 'MODE', value: { value: 'prod' } },
      ],
    });
  });
});
