import type { Span } from './text';
import type { ProjectPath } from './workspace';

/**
 * The same data with every place in a file that many characters further down. What has a `file` beside its `span`, or around it, lies
 * in that file; sets, maps and functions are left as they are.
 */
export function movedSources<T>(data: T, by: number, file: ProjectPath): T {
  return moved(data, by, file, false) as T;
}

function moved(data: unknown, by: number, file: ProjectPath, inFile: boolean): unknown {
  if (Array.isArray(data)) return data.length === 0 ? data : data.map((item) => moved(item, by, file, inFile));
  if (!isPlain(data)) return data;
  const isHere = typeof data['file'] === 'string' ? data['file'] === file : inFile;
  const entries = Object.entries(data).map(([key, value]) => [
    key,
    key === 'span' && isHere ? movedSpan(value as Span, by) : moved(value, by, file, isHere),
  ]);
  return Object.fromEntries(entries);
}

function isPlain(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && Object.getPrototypeOf(data) === Object.prototype;
}

function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
