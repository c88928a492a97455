import type { Span } from '../text';

/** A parsed text: what could be read, and what is wrong with it. Parsing never throws. */
export interface YamlDocument {
  readonly text: string;
  readonly root: YamlNode | undefined;
  readonly errors: readonly YamlError[];
}

export interface YamlError {
  readonly code: string;
  readonly message: string;
  readonly span: Span;
}

export type YamlNode = YamlValue | YamlAlias;

export type YamlValue = YamlMap | YamlSequence | YamlScalar;

/** What stands somewhere in a file. */
export interface Placed {
  /** From the first character to the last, without comments and trailing blanks. */
  readonly span: Span;
  /** The file that an `!include` brought it in from; absent for what stands in the file that is read. */
  readonly file?: string;
}

interface YamlBase extends Placed {
  /** `!include`, `!reset`, …; absent where the text has no tag of its own. */
  readonly tag?: string;
  readonly anchor?: string;
}

export interface YamlMap extends YamlBase {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly pairs: readonly YamlPair[];
}

export interface YamlPair extends Placed {
  readonly key: YamlScalar;
  /** Absent where nothing follows the colon. */
  readonly value: YamlNode | undefined;
}

export interface YamlSequence extends YamlBase {
  readonly kind: 'sequence';
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
}

export interface YamlScalar extends YamlBase {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The value as written, without quotes: `8.30` where `value` is 8.3. */
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'block';
}

/** Stands for a value elsewhere: in this file by its anchor, or, with the tag `!include`, in another one by its path. */
export interface YamlAlias extends YamlBase {
  readonly kind: 'alias';
  readonly name: string;
  /** Absent where no anchor of that name comes before, or the other file is empty. */
  readonly target: YamlNode | undefined;
}

/** Tags whose value says where the content is: what stands below them is not the content. */
export const includingTags: readonly string[] = ['!include', '!archive', '!file'];
