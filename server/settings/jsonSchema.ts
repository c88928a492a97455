import type { Schema } from '../../core/manifest/schema/types';
import { settingsSchema } from '../../core/settingsSchema';
import { driftRules } from '../drift/rules';
import { rules } from '../rules';

type Json = Readonly<Record<string, unknown>>;

/** `.parity.yaml` as a JSON schema, for editors without our server. Names of a project's own are any text there. */
export function settingsJsonSchema(): Json {
  const schema = settingsSchema({ rules, differences: driftRules, local: undefined, declared: undefined });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Settings and agreements of a project (.parity.yaml)',
    ...jsonSchemaOf(schema),
  };
}

/** What is empty says nothing, and is no mistake unless something has to be said. */
function jsonSchemaOf(schema: Schema, required = false): Json {
  const { values, format, items, named } = schema;
  return {
    type: [...typesOf(schema), ...(required ? [] : ['null'])],
    ...(values ? { enum: [...values, ...(required ? [] : [null])] } : {}),
    ...(format === 'day' ? { format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } : {}),
    ...(required && !values && format === undefined ? { pattern: '\\S' } : {}),
    ...(items ? { items: jsonSchemaOf(items) } : {}),
    ...(named ? { additionalProperties: jsonSchemaOf(named) } : {}),
    ...keysOf(schema),
  };
}

function keysOf({ keys }: Schema): Json {
  if (!keys) return {};
  const known = Object.entries(keys).filter(([, key]) => key.foreign === undefined);
  const required = known.flatMap(([name, key]) => (key.required ? name : []));
  return {
    properties: Object.fromEntries(
      known.map(([name, { schema, doc, required: isRequired }]) => [
        name,
        { description: doc, ...jsonSchemaOf(schema, isRequired) },
      ]),
    ),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

/** A text may look like a number or a truth value. */
function typesOf({ kinds, values }: Schema): string[] {
  const names = { map: ['object'], list: ['array'], number: ['number'], boolean: ['boolean'], null: ['null'] };
  const types = kinds.flatMap((kind) =>
    kind === 'text' ? (values ? ['string'] : ['string', 'number', 'boolean']) : names[kind],
  );
  return [...new Set(types)];
}
