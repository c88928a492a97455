import type { Source } from '../text';
import type { ProjectPath } from '../workspace';
import type { YamlError } from '../yaml';
import { placeOf, type Layer } from './tree';

/** A mistake for which Compose refuses the project, or cannot read it, at its place. */
export interface ComposeError extends YamlError {
  readonly file: ProjectPath;
  /** What was probably meant by a word that is not known. */
  readonly meant?: string;
}

/** Values in all files together, aliases followed and ranges written out. */
const mostValues = 200_000;

/** What is found while the files are read. */
export class Report {
  readonly errors: ComposeError[] = [];
  readonly incomplete: string[] = [];
  /** A file is not loaded yet. */
  waiting = false;
  private values = 0;
  private readonly said = new Set<string>();

  /** Compose does not go on from here, so that nothing below is certain. */
  refuse(code: string, message: string, place: Layer | Source): void {
    const source = 'node' in place ? placeOf(place) : place;
    this.warn({ code, message, ...source });
    this.gap(`${source.file}: ${message}`);
  }

  /** Counts values that are made; false where there are more than any real project has, which ends a bomb of aliases. */
  makes(values: number, layer: Layer): boolean {
    this.values += values;
    if (this.values > mostValues)
      this.refuse('TOO_LARGE', 'The Compose files have more values than can be read', layer);
    return this.values <= mostValues;
  }

  /** Something may stand where it could not be read. */
  gap(reason: string): void {
    if (!this.incomplete.includes(reason)) this.incomplete.push(reason);
  }

  /** What is wrong without a doubt about the rest. */
  warn(error: ComposeError): void {
    const key = `${error.code} ${error.message} ${error.file} ${error.span.start}`;
    if (!this.said.has(key)) this.errors.push(error);
    this.said.add(key);
  }
}
