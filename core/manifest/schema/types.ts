import type { FormatName } from './formats';

/** What may stand at one place of a manifest. Tables of these are interpreted by one walker (validation, completion, hover). */
export interface Schema {
  /** Accepted kinds of value. `text` takes numbers and booleans too, since YAML reads some texts as such. */
  readonly kinds: readonly Kind[];
  /** Accepted texts, in the order in which they are offered. */
  readonly values?: readonly string[];
  /** Words for the values, by value. */
  readonly valueDocs?: Readonly<Record<string, string>>;
  /** What a value of the fixed ones is: "a rule that finds differences". */
  readonly noun?: string;
  /** The least number. */
  readonly minimum?: number;
  /** The greatest number. */
  readonly maximum?: number;
  /** What a number counts, as a message says it: "seconds", "MB". */
  readonly unit?: string;
  /** How a text is written, beyond its kind. */
  readonly format?: FormatName;
  /** Known keys of a map. A function gives the keys where they depend on the value around them (`type`). */
  readonly keys?: Keys;
  /** Schema of the values of a map whose keys are free: names, paths, URLs. */
  readonly named?: Schema;
  /** What a key stands for: "name of the application". */
  readonly nameOf?: string;
  /** How such a key is written. */
  readonly nameFormat?: FormatName;
  /** Schema of the items of a list. */
  readonly items?: Schema;
  /** What can be written there beyond fixed values; completion and rules know how to find it. */
  readonly reference?: Reference;
}

export type Kind = 'map' | 'list' | 'text' | 'number' | 'boolean' | 'null';

/** Kinds as a message names them. */
export const kindWords: Readonly<Record<Kind, string>> = {
  map: 'a map',
  list: 'a list',
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  null: 'empty',
};

/** Values that come from the project or the registry. */
export type Reference =
  | 'runtime-type'
  | 'service-type'
  | 'relationship'
  | 'relationship-service'
  | 'relationship-endpoint'
  | 'upstream'
  | 'mount-service'
  | 'php-extension'
  | 'php-default-extension'
  | 'postgresql-extension'
  | 'stack-runtime'
  | 'timezone'
  | 'schedule'
  | 'folder'
  | 'difference';

export type Keys = Readonly<Record<string, Key>>;

export interface Key {
  readonly schema: Schema;
  /** Markdown, in our words: what it does, default, unit. */
  readonly doc: string;
  /** Path below the vendor's documentation. */
  readonly link?: string;
  readonly required?: true;
  /** What to write instead. */
  readonly deprecated?: string;
  /** Known to the platform's API and not generally available: never an error. */
  readonly preview?: true;
  /** The key that is meant by this word of another tool. */
  readonly instead?: string;
  /** Belongs to the platform's older configuration and is refused or ignored here; says what to do. */
  readonly foreign?: string;
}

export const documentation = 'https://docs.upsun.com/';

export function text(more: Omit<Schema, 'kinds'> = {}): Schema {
  return { kinds: ['text', 'number', 'boolean'], ...more };
}

export function oneOf(values: readonly string[], valueDocs?: Readonly<Record<string, string>>): Schema {
  return { kinds: ['text'], values, ...(valueDocs ? { valueDocs } : {}) };
}

export const boolean: Schema = { kinds: ['boolean'] };
export const number: Schema = { kinds: ['number'] };

/** A number between two, both included. */
export function numberIn(range: Pick<Schema, 'minimum' | 'maximum' | 'unit'>): Schema {
  return { ...number, ...range };
}

/** Anything at all: not described further. */
export const anything: Schema = { kinds: ['map', 'list', 'text', 'number', 'boolean', 'null'] };

export function keysOf(keys: Keys): Schema {
  return { kinds: ['map'], keys };
}

export function namesTo(named: Schema, nameOf: string): Schema {
  return { kinds: ['map'], named, nameOf };
}

export function listOf(items: Schema): Schema {
  return { kinds: ['list'], items };
}

/** The schema, where nothing may be written as well. */
export function orNull(schema: Schema): Schema {
  return { ...schema, kinds: [...schema.kinds, 'null'] };
}

export function either(...schemas: readonly Schema[]): Schema {
  return Object.assign({}, ...schemas, { kinds: [...new Set(schemas.flatMap(({ kinds }) => kinds))] }) as Schema;
}
