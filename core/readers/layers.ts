import type { Files, ProjectPath } from '../workspace';
import { valueAt, type YamlDocument, type YamlNode } from '../yaml';
import { parseYamlText, whyUncertain } from '../yaml/documents';
import { writtenOf, type Written } from './written';

/** One of several files that are laid over each other. */
export interface Layer {
  readonly file: ProjectPath;
  readonly document: YamlDocument;
}

/** Configuration files in the order in which they are merged: a later one wins. */
export class Layers {
  private constructor(
    readonly all: readonly Layer[],
    /** Why a file's part is not known. While there is a reason, no value is certain. */
    readonly gaps: readonly string[],
  ) {}

  static read(files: Files, paths: readonly ProjectPath[]): Layers {
    const gaps: string[] = [];
    const layers = paths.flatMap((file): Layer[] => {
      const state = files.read(file);
      if (state.state !== 'known') {
        gaps.push(`${file} can't be read`);
        return [];
      }
      const document = parseYamlText(state.text);
      if (document.errors.length > 0) gaps.push(whyUncertain(file, document));
      return [{ file, document }];
    });
    return new Layers(layers, gaps);
  }

  /** The text at a path of keys: that of the last file which has one. */
  text(...path: string[]): Written | undefined {
    return this.all
      .toReversed()
      .map(({ file, document }) => writtenOf(file, valueAt(document.root, path)))
      .find((it) => it !== undefined);
  }

  /** The nodes at a path of keys, one of each file that has one. */
  nodes(...path: string[]): readonly YamlNode[] {
    return this.all.flatMap(({ document }) => valueAt(document.root, path) ?? []);
  }
}
