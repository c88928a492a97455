import type { ProjectPath } from '../../workspace';
import { asSequence, valueAt, type YamlNode } from '../../yaml';
import { itemsOf, writtenOf, type Written } from '../written';

const expression = /\$\{\{([^}$]*)\}\}/g;

/** The most jobs that GitHub makes of a matrix. */
const mostEntries = 256;

/** The expressions of one job of a workflow that its file alone decides: entries of its matrix, and variables that `env` gives. */
export class Expressions {
  constructor(
    private readonly file: ProjectPath,
    private readonly workflow: YamlNode | undefined,
    private readonly job: YamlNode | undefined,
  ) {}

  /**
   * A text with its expression replaced, once for every entry of the matrix; the value of an expression alone stands where the entry
   * does. Undefined where anything else decides, or where several expressions do.
   */
  valuesOf(text: Written, step?: YamlNode): readonly Written[] | undefined {
    const [found, second] = [...text.text.matchAll(expression)];
    if (!found) return [text];
    const values = second ? undefined : this.evaluate(found[1]?.trim() ?? '', step);
    if (found[0] === text.text.trim()) return values;
    return values?.map((value) => ({
      text: text.text.replace(found[0], () => value.text),
      source: value.source,
      literal: false,
    }));
  }

  private evaluate(code: string, step: YamlNode | undefined): readonly Written[] | undefined {
    const [context, ...path] = code.split('.');
    if (path.length === 0 || !path.every((it) => /^[\w-]+$/.test(it))) return undefined;
    if (context === 'matrix') return this.ofMatrix(path);
    return context === 'env' && path.length === 1 ? this.ofEnvironment(path[0] ?? '', step) : undefined;
  }

  /** The values of a matrix's key, those of `include` too; what `exclude` takes away is still held to be run. */
  private ofMatrix([key = '', ...rest]: readonly string[]): readonly Written[] | undefined {
    const matrix = valueAt(this.job, ['strategy', 'matrix']);
    const list = valueAt(matrix, [key]);
    const included = valueAt(matrix, ['include']);
    if ((list && !asSequence(list)) || (included && !asSequence(included))) return undefined;
    const entries = [
      ...itemsOf(list).map((item) => valueAt(item, rest)),
      ...itemsOf(included).flatMap((item) => valueAt(item, [key, ...rest]) ?? []),
    ].slice(0, mostEntries);
    const values = entries.map((entry) => writtenOf(this.file, entry));
    const isPlain = (value: Written | undefined): value is Written => value?.text.includes('${{') === false;
    return values.length > 0 && values.every(isPlain) ? values : undefined;
  }

  private ofEnvironment(name: string, step: YamlNode | undefined): readonly Written[] | undefined {
    const value = [step, this.job, this.workflow]
      .map((scope) => valueAt(scope, ['env', name]))
      .find((it) => it !== undefined);
    const written = writtenOf(this.file, value);
    return written && !written.text.includes('${{') ? [written] : undefined;
  }
}
